package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Builds the sources of a folder, by a compiler that does as they say. */
abstract class ModelBuildCase {
  @TempDir Path root;
  Path sources;
  Path outputs;
  final StubCompiler compiler = new StubCompiler();

  @BeforeEach
  void folders() throws IOException {
    sources = Files.createDirectories(root.resolve("src"));
    outputs = root.resolve("out");
  }

  final BuildResponse build() throws IOException {
    return new ModelBuild(compiler).run(request("1.0", Optional.empty()));
  }

  final BuildRequest request(String version, Optional<String> packageName) {
    return new BuildRequest(
        sources,
        outputs,
        Optional.empty(),
        Optional.of(root.resolve("state")),
        packageName,
        version);
  }

  final void source(String name, String text) throws IOException {
    Path file = sources.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static List<String> ids(BuildResponse response) {
    return response.files().stream()
        .flatMap(f -> f.diagnostics().stream())
        .map(d -> d.id())
        .toList();
  }

  final List<String> written() throws IOException {
    if (!Files.exists(outputs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(outputs)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> outputs.relativize(f).toString())
          .sorted()
          .toList();
    }
  }
}
