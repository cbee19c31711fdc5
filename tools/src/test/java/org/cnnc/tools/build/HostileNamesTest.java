package org.cnnc.tools.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cnnc.compiler.CnnCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages, folders and files of any name: outside of the output folder nothing is written. */
class HostileNamesTest {
  private static final String NET = "model Net {\n  input x: float32[4]\n  Dropout(0.5)\n}\n";
  private static final Path PAYLOADS =
      Path.of("../compiler/src/test/resources/injection/payloads.txt");

  @TempDir Path root;

  @Test
  void noPackageLeavesTheOutputFolder() throws IOException {
    Path sources = Files.createDirectories(root.resolve("src"));
    Files.writeString(sources.resolve("Net.cnn"), NET);
    int written = 0;
    for (String payload : payloads()) {
      // A name that is too long for the disk is nothing that we can write.
      if (payload.length() < 200) {
        BuildResponse response = build(sources, Optional.of(payload));
        written += response.failed() ? 0 : 1;
        assertReported(response, payload);
      }
    }
    assertOnlyInside(written, "package");
  }

  @Test
  void noFolderLeavesTheOutputFolder() throws IOException {
    int written = 0;
    for (String payload : payloads()) {
      Path sources = Files.createDirectories(root.resolve("src"));
      Path file = put(sources, payload, "Net.cnn");
      if (file != null) {
        BuildResponse response = build(sources, Optional.empty());
        written += response.failed() ? 0 : 1;
        assertReported(response, payload);
        Files.delete(file);
      }
    }
    assertOnlyInside(written, "folder");
  }

  @Test
  void noFileNameLeavesTheOutputFolder() throws IOException {
    int written = 0;
    for (String payload : payloads()) {
      Path sources = Files.createDirectories(root.resolve("src"));
      Path file = put(sources, "", payload + ".cnn");
      if (file != null) {
        BuildResponse response = build(sources, Optional.empty());
        written += response.failed() ? 0 : 1;
        assertReported(response, payload);
        Files.delete(file);
      }
    }
    assertOnlyInside(written, "file");
  }

  /** The file below the source folder, or null where there can be none of that name. */
  private static Path put(Path sources, String folder, String name) {
    try {
      Path file = sources.resolve(folder).resolve(name).normalize();
      if (!file.startsWith(sources) || file.getParent().equals(sources) != folder.isEmpty()) {
        return null;
      }
      Files.createDirectories(file.getParent());
      return Files.writeString(file, NET);
    } catch (InvalidPathException | FileSystemException e) {
      return null;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private BuildResponse build(Path sources, Optional<String> packageName) throws IOException {
    BuildRequest request =
        new BuildRequest(
            sources, root.resolve("out"), Optional.empty(), Optional.empty(), packageName, "1");
    return new ModelBuild(new CnnCompiler()::compile).run(request);
  }

  private static void assertReported(BuildResponse response, String payload) {
    boolean errors = response.files().stream().anyMatch(f -> !f.diagnostics().isEmpty());
    assertThat(errors).as(payload).isEqualTo(response.failed());
  }

  private void assertOnlyInside(int written, String what) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      assertThat(files.map(f -> f.getFileName().toString())).isSubsetOf("src", "out");
    }
    try (Stream<Path> files = Files.walk(root.resolve("src"))) {
      assertThat(files.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(".java")))
          .isEmpty();
    }
    assertThat(written).isPositive();
    System.out.printf(Locale.ROOT, "Names: as a %s %d were written, inside%n", what, written);
  }

  private static List<String> payloads() throws IOException {
    Pattern escape = Pattern.compile("\\\\(\\\\|n|r|t|u(\\p{XDigit}{4}))");
    List<String> payloads = new ArrayList<>();
    for (String line : Files.readAllLines(PAYLOADS)) {
      payloads.add(escape.matcher(line).replaceAll(f -> Matcher.quoteReplacement(meaning(f))));
    }
    return payloads;
  }

  private static String meaning(java.util.regex.MatchResult escape) {
    return switch (escape.group(1)) {
      case "\\" -> "\\";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> String.valueOf((char) Integer.parseInt(escape.group(2), 16));
    };
  }
}
