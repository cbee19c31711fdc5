package org.cnnc.tools.run;

import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.runtime.Model;

/** Java's own compiler, from sources in memory to classes in memory. */
final class MemoryCompiler {
  private MemoryCompiler() {}

  /**
   * A loader of the classes that the sources declare.
   *
   * @throws FailedException if this Java has no compiler
   * @throws IllegalStateException if the sources do not compile, which is a bug of the compiler
   */
  static ClassLoader compile(List<EmittedFile> sources) throws FailedException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new FailedException(
          "This Java (%s) has no compiler. Use a JDK, version 17 or later."
              .formatted(System.getProperty("java.home")));
    }
    StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
    try (MemoryFiles files = new MemoryFiles(standard)) {
      StringWriter messages = new StringWriter();
      List<String> options = List.of("-proc:none", "-nowarn", "-classpath", runtime());
      List<JavaFileObject> units = sources.stream().map(MemoryCompiler::unit).toList();
      if (!compiler.getTask(messages, files, null, options, null, units).call()) {
        throw new IllegalStateException("the generated code does not compile:\n" + messages);
      }
      return new MemoryLoader(files.classes());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
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

  /** Finds classes in a map; the runtime is the one this program uses. */
  private static final class MemoryLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    MemoryLoader(Map<String, byte[]> classes) {
      super(Model.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
