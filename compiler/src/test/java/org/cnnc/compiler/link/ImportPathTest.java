package org.cnnc.compiler.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportPathTest {
  @ParameterizedTest
  @CsvSource({
    "Net.cnn, lib/a.cnn, lib/a.cnn",
    "org/acme/Net.cnn, lib/a.cnn, org/acme/lib/a.cnn",
    "org/acme/Net.cnn, ./a.cnn, org/acme/a.cnn",
    "org/acme/Net.cnn, ../a.cnn, org/a.cnn",
    "org/acme/Net.cnn, ../../a.cnn, a.cnn",
    "org/acme/Net.cnn, ../other/../a.cnn, org/a.cnn"
  })
  void isRelativeToTheImporter(String importer, String path, String name) {
    assertThat(ImportPath.resolve(importer, path)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../a.cnn",
        "../../../org/acme/a.cnn",
        "/a.cnn",
        "//server/a.cnn",
        "~/a.cnn",
        "C:/a.cnn",
        "C:a.cnn",
        "file:a.cnn",
        "lib\\a.cnn",
        "..\\..\\..\\a.cnn"
      })
  void staysInside(String path) {
    assertThat(ImportPath.resolve("org/acme/Net.cnn", path)).isEmpty();
  }

  @Test
  void saysWhatToType() {
    assertThat(ImportPath.relative("Net.cnn", "lib/a.cnn")).isEqualTo("lib/a.cnn");
    assertThat(ImportPath.relative("org/acme/Net.cnn", "org/acme/a.cnn")).isEqualTo("a.cnn");
    assertThat(ImportPath.relative("org/acme/Net.cnn", "org/lib/a.cnn")).isEqualTo("../lib/a.cnn");
    assertThat(ImportPath.relative("org/acme/Net.cnn", "a.cnn")).isEqualTo("../../a.cnn");
  }
}
