package org.cnnc.tools.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.link.SourceFiles;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedFilesTest {
  @TempDir Path temporary;
  private Path sources;

  @BeforeEach
  void folder() throws IOException {
    sources = Files.createDirectories(temporary.resolve("src/lib")).getParent();
    Files.writeString(sources.resolve("lib/block.cnn"), "const A = 1");
    Files.writeString(temporary.resolve("secret.cnn"), "const B = 1");
  }

  @Test
  void readsAFileBelowTheFolder() {
    ImportedFiles files = new ImportedFiles(sources);
    assertThat(files.read("lib/block.cnn"))
        .isEqualTo(new SourceFiles.Found(new Source("lib/block.cnn", "const A = 1")));
    assertThat(files.paths()).isEqualTo(Map.of("lib/block.cnn", sources.resolve("lib/block.cnn")));
  }

  @Test
  void readsNeighboursOfASingleFile() {
    ImportedFiles files = new ImportedFiles(sources.resolve("lib/Net.cnn"));
    assertThat(files.read("block.cnn")).isInstanceOf(SourceFiles.Found.class);
  }

  @Test
  void namesOtherFilesIfThereIsNone() {
    ImportedFiles files = new ImportedFiles(sources);
    assertThat(files.read("lib/blok.cnn"))
        .isEqualTo(new SourceFiles.Missing(List.of("lib/block.cnn")));
    assertThat(files.read("lib")).isInstanceOf(SourceFiles.Missing.class);
    assertThat(files.read("a\0b")).isInstanceOf(SourceFiles.Missing.class);
    assertThat(files.read("")).isInstanceOf(SourceFiles.Missing.class);
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException {
    Files.createSymbolicLink(sources.resolve("file.cnn"), temporary.resolve("secret.cnn"));
    Files.createSymbolicLink(sources.resolve("folder"), temporary);
    Files.createSymbolicLink(sources.resolve("fine.cnn"), sources.resolve("lib/block.cnn"));
    ImportedFiles files = new ImportedFiles(sources);
    assertThat(files.read("file.cnn")).isInstanceOf(SourceFiles.Outside.class);
    assertThat(files.read("folder/secret.cnn")).isInstanceOf(SourceFiles.Outside.class);
    assertThat(files.read("../secret.cnn")).isInstanceOf(SourceFiles.Outside.class);
    assertThat(files.read("fine.cnn")).isInstanceOf(SourceFiles.Found.class);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Files.write(sources.resolve("latin.cnn"), new byte[] {'#', (byte) 0xe4});
    assertThat(new ImportedFiles(sources).read("latin.cnn"))
        .isEqualTo(new SourceFiles.Unreadable("not-utf8", "The file is not UTF-8 text."));
  }

  @Test
  void reportsAnErrorOfAnImportedFileOnceAndThere() throws IOException {
    for (String name : List.of("A.cnn", "B.cnn")) {
      Files.writeString(sources.resolve(name), "import \"lib/block.cnn\"");
    }
    Files.writeString(sources.resolve("lib/block.cnn"), "const A = 1 // 0");
    BuildRequest request = BuildRequest.forChecking(sources, "1");

    BuildResponse response = new ModelBuild(new CnnCompiler()::check).check(request);

    assertThat(response.files().stream().flatMap(file -> file.diagnostics().stream())).hasSize(1);
    Optional<Diagnostic> report = response.files().get(0).diagnostics().stream().findFirst();
    assertThat(response.files().get(0).path(report.orElseThrow()))
        .isEqualTo(sources.resolve("lib/block.cnn"));
  }
}
