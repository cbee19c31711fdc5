package org.cnnc.tools.javac;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.runtime.Model;

/** Compiles generated sources against the runtime that this program uses, and nothing else. */
public final class MemoryCompiler {
  /** The module that only {@link EmittedFile.Kind#VECTOR_SOURCE} needs. */
  public static final String VECTOR_MODULE = "jdk.incubator.vector";

  private static final String MODULE_MISSING = "compiler.err.module.not.found";
  private final Optional<JavaCompiler> javac;
  private final List<String> options;

  private MemoryCompiler(Optional<JavaCompiler> javac, String... options) {
    this.javac = javac;
    this.options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none"));
    this.options.addAll(List.of("-implicit:none", "-classpath", runtime()));
    this.options.addAll(List.of(options));
  }

  /** For sources that any Java compiler takes. */
  public static MemoryCompiler plain() {
    return new MemoryCompiler(Optional.ofNullable(ToolProvider.getSystemJavaCompiler()));
  }

  /** For vector sources; the classes run on Java 17 and later. */
  public static MemoryCompiler vector() {
    return vector(VECTOR_MODULE, Optional.ofNullable(ToolProvider.getSystemJavaCompiler()));
  }

  static MemoryCompiler vector(String module, Optional<JavaCompiler> javac) {
    return new MemoryCompiler(javac, "--release", "17", "--add-modules", module);
  }

  /** What besides the sources decides the classes. */
  public String identity() {
    boolean module = ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent();
    return javac.map(c -> "javac " + Runtime.version()).orElse("no javac") + " " + module;
  }

  /**
   * The bytes of all classes that the sources declare, by name ({@code org.acme.Net$Pass}).
   *
   * @throws JavacException if this Java has no compiler, or lacks a module
   * @throws IllegalStateException if the sources do not compile, which is a bug of ours
   */
  public Map<String, byte[]> compile(List<EmittedFile> sources) throws JavacException {
    if (sources.isEmpty()) {
      return Map.of();
    }
    JavaCompiler compiler =
        javac.orElseThrow(
            () -> new JavacException("This Java (%s) has no compiler.".formatted(home())));
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (MemoryFiles files = new MemoryFiles(compiler.getStandardFileManager(null, null, null))) {
      List<JavaFileObject> units = sources.stream().map(MemoryCompiler::unit).toList();
      if (!compiler.getTask(null, files, messages, options, null, units).call()) {
        throw failure(messages.getDiagnostics());
      }
      return files.classes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JavacException failure(List<Diagnostic<? extends JavaFileObject>> messages) {
    for (Diagnostic<?> message : messages) {
      if (message.getCode().equals(MODULE_MISSING)) {
        return new JavacException(
            "This Java (%s): %s.".formatted(home(), message.getMessage(null)));
      }
    }
    throw new IllegalStateException(
        messages.stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n", "the generated code does not compile:\n", "")));
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  /** Where the runtime was loaded from: all that generated code links against. */
  private static String runtime() {
    try {
      return Path.of(Model.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JavaFileObject unit(EmittedFile file) {
    return new SimpleJavaFileObject(
        URI.create("memory:///" + file.path()), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return file.text();
      }
    };
  }
}
