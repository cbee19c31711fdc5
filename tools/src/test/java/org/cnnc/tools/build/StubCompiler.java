package org.cnnc.tools.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Span;

/**
 * A compiler whose programs are lists of words: {@code class Net} generates the class Net, {@code
 * vector Net 7} the vector source of a class Net that has the number 7, {@code path x} the file x,
 * and {@code error} is an error.
 */
final class StubCompiler implements Function<CnnCompiler.Request, CnnCompiler.Response> {
  final List<String> seen = new ArrayList<>();

  @Override
  public synchronized CnnCompiler.Response apply(CnnCompiler.Request request) {
    seen.add(request.source().name());
    List<EmittedFile> files = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (String line : request.source().text().lines().toList()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "class" -> files.add(new EmittedFile(path(request, words[1]), "class " + line));
        case "vector" -> files.add(vector(request, words[1], words[2]));
        case "path" -> files.add(new EmittedFile(words[1], line));
        case "import" -> request.files().read(words[1]);
        case "error" -> diagnostics.add(error(new Span(request.source(), 0, 5)));
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new CnnCompiler.Response(
        List.of(), List.of(), diagnostics.isEmpty() ? files : List.of(), diagnostics);
  }

  private static EmittedFile vector(CnnCompiler.Request request, String name, String number) {
    String text =
        """
        %s
        import jdk.incubator.vector.FloatVector;

        final class %s {
          static final int NUMBER = %s;

          static final class Lanes {
            final int count = FloatVector.SPECIES_512.length();
          }
        }
        """
            .formatted(
                request.packageName().isEmpty() ? "" : "package " + request.packageName() + ";",
                name,
                number);
    return new EmittedFile(path(request, name), text, EmittedFile.Kind.VECTOR_SOURCE);
  }

  private static String path(CnnCompiler.Request request, String name) {
    String folder = request.packageName().replace('.', '/');
    return (folder.isEmpty() ? "" : folder + "/") + name + ".java";
  }

  private static Diagnostic error(Span span) {
    return new Diagnostic(
        Diagnostic.Severity.ERROR, "stub", span, "Wrong.", List.of(), Optional.empty());
  }
}
