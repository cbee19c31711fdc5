package org.cnnc.compiler.compiled;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.cnnc.compiler.EmittedFile;

/** Runs javac on emitted files without touching the disk. */
public final class InMemoryJavaCompiler {
  /** What an application may ask of its own javac: a warning is an error. */
  private static final List<String> OPTIONS =
      List.of("-Xlint:all,-processing", "-Werror", "--release", "17");

  private static final List<String> VECTOR_OPTIONS =
      List.of("--add-modules", "jdk.incubator.vector", "-nowarn", "--release", "17");

  private InMemoryJavaCompiler() {}

  /**
   * The class files of the sources for applications by class name; an {@link AssertionError} holds
   * what javac said.
   */
  public static Map<String, byte[]> compile(List<EmittedFile> files) {
    return compile(files, EmittedFile.Kind.SOURCE, OPTIONS);
  }

  /** The same of the sources for vector units. */
  static Map<String, byte[]> compileVectors(List<EmittedFile> files) {
    return compile(files, EmittedFile.Kind.VECTOR_SOURCE, VECTOR_OPTIONS);
  }

  private static Map<String, byte[]> compile(
      List<EmittedFile> all, EmittedFile.Kind kind, List<String> options) {
    List<EmittedFile> files = all.stream().filter(f -> f.kind() == kind).toList();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
    ClassFiles classFiles =
        new ClassFiles(javac.getStandardFileManager(complaints, null, StandardCharsets.UTF_8));
    List<SourceFile> sources = files.stream().map(SourceFile::new).toList();
    if (!javac.getTask(null, classFiles, complaints, options, null, sources).call()) {
      throw new AssertionError(
          complaints.getDiagnostics().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining("\n"))
              + files.stream().map(f -> "\n// " + f.path() + "\n" + f.text()).toList());
    }
    return classFiles.bytes();
  }

  /** A loader of these class files by class name, over the one of the tests. */
  static ClassLoader load(Function<String, byte[]> classFiles) {
    return new ClassLoader(InMemoryJavaCompiler.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classFiles.apply(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  private static final class SourceFile extends SimpleJavaFileObject {
    private final EmittedFile file;

    SourceFile(EmittedFile file) {
      super(URI.create("memory:///" + file.path()), Kind.SOURCE);
      this.file = file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return file.text();
    }
  }

  private static final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    ClassFiles(JavaFileManager standard) {
      super(standard);
    }

    Map<String, byte[]> bytes() {
      Map<String, byte[]> bytes = new TreeMap<>();
      written.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
      return bytes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return written.computeIfAbsent(name, n -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
