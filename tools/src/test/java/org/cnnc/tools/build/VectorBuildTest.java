package org.cnnc.tools.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cnnc.tools.javac.LackingJava;
import org.cnnc.tools.javac.MemoryCompiler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels for vector units are compiled by the build, and only their class files count. */
class VectorBuildTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);
  private static final String NET = "classes/org/acme/NetVector512.class";
  private static final String LANES = "classes/org/acme/NetVector512$Lanes.class";

  @TempDir Path root;
  private final StubCompiler compiler = new StubCompiler();

  @BeforeEach
  void oneModel() throws IOException {
    source("org/acme/Net.cnn", "class Net\nvector NetVector512 7");
  }

  @Test
  void writesClassFilesThatRunOnJava17() throws IOException {
    BuildResponse response = build();
    assertThat(files("out")).containsOnlyKeys("out/org/acme/Net.java");
    assertThat(files("vector")).containsOnlyKeys("vector/org/acme/NetVector512.java");
    assertThat(files("classes")).containsOnlyKeys(NET, LANES);
    assertThat(files("classes").get(NET)).startsWith(0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 61);
    assertThat(response.message()).endsWith(": 4 written, 0 unchanged, 0 deleted.");
    assertThat(response.warning()).isEmpty();
    assertThat(response.outputs()).hasSize(4).contains(root.resolve(NET));
  }

  @Test
  void ignoresVectorSourcesWithoutAClassFolder() throws IOException {
    BuildResponse response = build(MemoryCompiler.vector(), Optional.empty());
    assertThat(response.written()).isEqualTo(1);
    assertThat(root.resolve("classes")).doesNotExist();
    assertThat(root.resolve("vector")).doesNotExist();
    assertThat(build(MemoryCompiler.vector(), Optional.empty()).skipped()).isEqualTo(1);
    assertThat(build().written()).as("now with a class folder").isEqualTo(3);
  }

  @Test
  void skipsAModelWhoseClassFilesAreIntact() throws IOException {
    build();
    Files.setLastModifiedTime(root.resolve(NET), LONG_AGO);
    assertThat(build().message()).isEqualTo("Nothing to compile: 1 file is up to date.");
    assertThat(compiler.seen).hasSize(1);
    assertThat(Files.getLastModifiedTime(root.resolve(NET))).isEqualTo(LONG_AGO);
  }

  @Test
  void makesClassFilesAgainThatAreGoneOrChanged() throws IOException {
    build();
    Map<String, byte[]> before = files("classes");
    Files.delete(root.resolve(LANES));
    Files.writeString(root.resolve(NET), "changed");
    assertThat(build().written()).isEqualTo(2);
    assertThat(files("classes")).usingRecursiveComparison().isEqualTo(before);
    Files.delete(root.resolve("vector/org/acme/NetVector512.java"));
    assertThat(build().written()).isEqualTo(1);
  }

  @Test
  void writesOnlyTheClassFileThatDiffers() throws IOException {
    build();
    Files.setLastModifiedTime(root.resolve(LANES), LONG_AGO);
    source("org/acme/Net.cnn", "class Net\nvector NetVector512 8");
    BuildResponse response = build();
    assertThat(response.message()).contains("2 written, 2 unchanged, 0 deleted");
    assertThat(Files.getLastModifiedTime(root.resolve(LANES))).isEqualTo(LONG_AGO);
  }

  @Test
  void givesTheSameBytesAloneAndAmongOthers() throws IOException {
    build();
    byte[] alone = Files.readAllBytes(root.resolve(NET));
    source("A.cnn", "vector AVector512 1\nvector BVector512 2");
    Files.delete(root.resolve("state/state"));
    Files.delete(root.resolve(NET));
    assertThat(build().failed()).isFalse();
    assertThat(Files.readAllBytes(root.resolve(NET))).isEqualTo(alone);
  }

  @Test
  void deletesClassFilesWhoseModelIsGone() throws IOException {
    build();
    source("Other.cnn", "class Other\nvector OtherVector512 1");
    Files.writeString(root.resolve("classes/org/acme/App.class"), "the user's");
    Files.delete(root.resolve("src/org/acme/Net.cnn"));
    assertThat(build().deleted()).isEqualTo(4);
    assertThat(files("classes"))
        .containsOnlyKeys(
            "classes/OtherVector512.class",
            "classes/OtherVector512$Lanes.class",
            "classes/org/acme/App.class");
    assertThat(root.resolve("vector/org")).doesNotExist();
  }

  @Test
  void knowsTheClassFilesOfABuildThatWasKilled() throws IOException {
    build();
    Path left = Files.writeString(root.resolve("classes/Left.class"), "written before the kill");
    Files.writeString(root.resolve("state/at-work"), "class Left.class");
    assertThat(build().deleted()).isEqualTo(1);
    assertThat(left).doesNotExist();
  }

  @Test
  void leavesClassFilesAloneIfAnotherModelHasAnError() throws IOException {
    build();
    source("org/acme/Net.cnn", "class Net\nvector NetVector512 8");
    source("Bad.cnn", "error");
    Map<String, byte[]> before = files("classes");
    assertThat(build().failed()).isTrue();
    assertThat(files("classes")).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void refusesAModelNamedLikeTheKernelsOfAnother() throws IOException {
    source("org/acme/Twin.cnn", "class NetVector512");
    BuildResponse response = build();
    assertThat(response.files().get(1).diagnostics().get(0).message())
        .isEqualTo("`org/acme/NetVector512.java` is generated by `org/acme/Net.cnn` already.");
  }

  @Test
  void warnsAndGoesOnWithoutAJavaCompiler() throws IOException {
    BuildResponse response = build(LackingJava.compiler(), classes());
    assertThat(response.failed()).isFalse();
    assertThat(response.warning().orElseThrow())
        .startsWith("This Java (" + System.getProperty("java.home") + ") has no compiler.")
        .contains("The networks work without their kernels for vector units, but slower");
    assertThat(files("out")).containsOnlyKeys("out/org/acme/Net.java");
    assertThat(files("classes")).isEmpty();
    assertThat(build(LackingJava.compiler(), classes()).skipped()).isEqualTo(1);
    assertThat(build().written()).as("with a JDK").isEqualTo(2);
  }

  @Test
  void warnsAndGoesOnWithoutTheModule() throws IOException {
    BuildResponse response = build(LackingJava.module(), classes());
    assertThat(response.warning().orElseThrow()).contains("module not found: no.such.module");
    assertThat(response.written()).isEqualTo(2);
  }

  @Test
  void takesVectorSourcesThatDoNotCompileForABug() throws IOException {
    source("org/acme/Net.cnn", "vector NetVector512 nonsense");
    assertThatThrownBy(this::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NetVector512.java:5")
        .hasMessageContaining("cannot find symbol");
    assertThat(files("vector")).isEmpty();
  }

  private BuildResponse build() throws IOException {
    return build(MemoryCompiler.vector(), classes());
  }

  private Optional<BuildRequest.Vector> classes() {
    return Optional.of(
        new BuildRequest.Vector(root.resolve("classes"), Optional.of(root.resolve("vector"))));
  }

  private BuildResponse build(MemoryCompiler javac, Optional<BuildRequest.Vector> vector)
      throws IOException {
    return new ModelBuild(compiler, javac)
        .run(
            new BuildRequest(
                root.resolve("src"),
                root.resolve("out"),
                vector,
                Optional.of(root.resolve("state")),
                Optional.empty(),
                "1.0"));
  }

  private void source(String name, String text) throws IOException {
    Path file = root.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The files of a folder with their bytes. */
  private Map<String, byte[]> files(String folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.exists(root.resolve(folder))) {
      try (Stream<Path> walk = Files.walk(root.resolve(folder))) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          files.put(root.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }
}
