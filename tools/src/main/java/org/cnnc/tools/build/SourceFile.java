package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.source.Source;

/**
 * A {@code .cnn} file of a source folder.
 *
 * @param name its path below the source folder, forward slashes: {@code org/acme/FashionCnn.cnn}
 */
public record SourceFile(Path path, String name) {
  /** All {@code .cnn} files below a folder, sorted by name, or the one file given. */
  public static List<SourceFile> find(Path directory) throws IOException {
    if (Files.isRegularFile(directory)) {
      return List.of(new SourceFile(directory, directory.getFileName().toString()));
    }
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(p -> p.getFileName().toString().endsWith(".cnn") && Files.isRegularFile(p))
          .map(p -> new SourceFile(p, nameBelow(directory, p)))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    }
  }

  private static String nameBelow(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  /** The package that its folder stands for; empty at the top. */
  public String packageName() {
    int end = name.lastIndexOf('/');
    return end < 0 ? "" : name.substring(0, end).replace('/', '.');
  }

  /** The file's bytes. */
  public byte[] read() throws IOException, ProblemException {
    long size = Files.size(path);
    if (size > Limits.DEFAULT.fileBytes()) {
      throw new ProblemException(
          "file-too-large",
          "The file has %,d bytes; the most is %,d.".formatted(size, Limits.DEFAULT.fileBytes()),
          "Split it: a file may hold one model.");
    }
    return Files.readAllBytes(path);
  }

  /** The text that {@link #read} bytes stand for. */
  public Source decode(byte[] bytes) throws ProblemException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Source(name, text);
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          "not-utf8", "The file is not UTF-8 text.", "Save it as UTF-8 in your editor.");
    }
  }

  /** Refuses a file name that cannot be printed. */
  public void checkName() throws ProblemException {
    if (!printable(name).equals(name)) {
      throw new ProblemException(
          "invalid-file-name",
          "The name of `%s` holds an invisible character.".formatted(printable(name)),
          "Rename the file.");
    }
  }

  /** Refuses a package that Java would. */
  static void checkPackage(String name) throws ProblemException {
    List<String> bad =
        Arrays.stream(name.isEmpty() ? new String[0] : name.split("\\.", -1))
            .filter(s -> !s.matches("[A-Za-z_][A-Za-z0-9_]*") || SourceVersion.isKeyword(s))
            .toList();
    if (!bad.isEmpty()) {
      throw new ProblemException(
          "invalid-package",
          "The package `%s` cannot be used: %s is not a name of letters, digits and `_`."
              .formatted(
                  printable(name),
                  bad.stream()
                      .map(s -> "`" + printable(s) + "`")
                      .collect(Collectors.joining(", "))),
          "Rename the folder, or give the package yourself (`packageName`, or `-p`).");
    }
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{C}", "?");
  }
}
