package org.cnnc.tools.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelBuildTest extends ModelBuildCase {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @Test
  void putsClassesInThePackageOfTheirFolder() throws IOException {
    source("Top.cnn", "class Top");
    source("org/acme/Net.cnn", "class Net\nclass NetRun");

    BuildResponse response = build();

    assertThat(written()).containsExactly("Top.java", "org/acme/Net.java", "org/acme/NetRun.java");
    assertThat(response.message())
        .isEqualTo("Compiled 2 files to %s: 3 written, 0 unchanged, 0 deleted.".formatted(outputs));
  }

  @Test
  void compilesInTheOrderOfNames() throws IOException {
    for (String name : List.of("b/A.cnn", "a/Z.cnn", "C.cnn", "a/B.cnn")) {
      source(name, "class " + name.replaceAll("\\W", "_"));
    }
    build();
    assertThat(compiler.seen).containsExactly("C.cnn", "a/B.cnn", "a/Z.cnn", "b/A.cnn");
  }

  @Test
  void skipsWhatDidNotChange() throws IOException {
    source("A.cnn", "class A");
    source("B.cnn", "class B");
    build();
    source("B.cnn", "class B\nclass C");
    compiler.seen.clear();

    BuildResponse response = build();

    assertThat(compiler.seen).containsExactly("B.cnn");
    assertThat(response.message())
        .endsWith("1 written, 1 unchanged, 0 deleted; 1 file is up to date.");
    assertThat(build().message()).isEqualTo("Nothing to compile: 2 files are up to date.");
  }

  @Test
  void compilesAgainWhenAnImportedFileChanged() throws IOException {
    source("A.cnn", "import lib/b.cnn\nclass A");
    source("lib/b.cnn", "import c.cnn");
    source("C.cnn", "class C");
    build();
    assertThat(build().message()).startsWith("Nothing to compile");
    compiler.seen.clear();

    source("lib/b.cnn", "import d.cnn");

    build();
    assertThat(compiler.seen).containsExactly("A.cnn", "lib/b.cnn");
  }

  @Test
  void compilesAgainWhenAnImportedFileIsGone() throws IOException {
    source("A.cnn", "import lib/b.cnn\nclass A");
    source("lib/b.cnn", "class B");
    build();
    compiler.seen.clear();

    Files.delete(sources.resolve("lib/b.cnn"));

    build();
    assertThat(compiler.seen).containsExactly("A.cnn");
    assertThat(build().message()).startsWith("Nothing to compile");
  }

  @Test
  void compilesAgainWithAnotherCompiler() throws IOException {
    source("A.cnn", "class A");
    build();
    new ModelBuild(compiler).run(request("2.0", Optional.empty()));
    assertThat(compiler.seen).hasSize(2);
  }

  @Test
  void leavesOutputsWithTheSameBytesUntouched() throws IOException {
    source("A.cnn", "class A");
    build();
    Files.setLastModifiedTime(outputs.resolve("A.java"), LONG_AGO);
    source("A.cnn", "class A\n");

    assertThat(build().unchanged()).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(outputs.resolve("A.java"))).isEqualTo(LONG_AGO);
  }

  @Test
  void restoresOutputsThatWereEditedOrDeleted() throws IOException {
    source("A.cnn", "class A");
    source("B.cnn", "class B");
    build();
    Files.writeString(outputs.resolve("A.java"), "edited");
    Files.delete(outputs.resolve("B.java"));

    assertThat(build().written()).isEqualTo(2);
    assertThat(outputs.resolve("A.java")).hasContent("class class A");
  }

  @Test
  void deletesOutputsWhoseSourceIsGone() throws IOException {
    source("org/acme/A.cnn", "class A");
    source("B.cnn", "class B");
    build();
    Files.writeString(outputs.resolve("Mine.java"), "not generated");
    Files.delete(sources.resolve("org/acme/A.cnn"));

    assertThat(build().deleted()).isEqualTo(1);
    assertThat(written()).containsExactly("B.java", "Mine.java");
    assertThat(outputs.resolve("org")).doesNotExist();
  }

  @Test
  void writesAndDeletesNothingIfAFileHasAnError() throws IOException {
    source("A.cnn", "class A");
    source("B.cnn", "class B");
    build();
    source("A.cnn", "error\nerror");
    source("C.cnn", "class C");
    Files.delete(sources.resolve("B.cnn"));

    BuildResponse response = build();

    assertThat(response.failed()).isTrue();
    assertThat(response.message()).isEqualTo("2 errors in 1 file.");
    assertThat(written()).containsExactly("A.java", "B.java");
    source("A.cnn", "class A");
    build();
    assertThat(written()).containsExactly("A.java", "C.java");
  }

  @Test
  void knowsTheOutputsOfABuildThatWasKilled() throws IOException {
    source("A.cnn", "class A");
    build();
    Files.writeString(outputs.resolve("Left.java"), "written before the kill");
    Files.writeString(root.resolve("state/at-work"), "java A.java\njava Left.java");

    assertThat(build().deleted()).isEqualTo(1);
    assertThat(written()).containsExactly("A.java");
  }

  @Test
  void startsAfreshFromAStateItCannotRead() throws IOException {
    source("A.cnn", "class A");
    build();
    byte[] state = Files.readAllBytes(root.resolve("state/state"));
    for (int length = 0; length < state.length - 1; length++) {
      Files.write(root.resolve("state/state"), java.util.Arrays.copyOf(state, length));
      assertThat(build().files()).as("state cut to %d bytes", length).hasSize(1);
    }
    assertThat(written()).containsExactly("A.java");
  }

  @Test
  void lettingTwoBuildsRunAtOnceTearsNothing() throws Exception {
    for (int i = 0; i < 20; i++) {
      source("N" + i + ".cnn", "class N" + i);
    }
    List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
    Runnable build =
        () -> {
          try {
            build();
          } catch (Exception e) {
            failures.add(e);
          }
        };
    List<Thread> threads = Stream.generate(() -> new Thread(build)).limit(4).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    assertThat(compiler.seen).as("each file compiled once, by one of them").hasSize(20);
    assertThat(written()).hasSize(20);
  }

  @Test
  void saysWhereItLookedIfThereIsNothing() throws IOException {
    assertThat(build().message())
        .isEqualTo("There are no .cnn files in %s: nothing to compile.".formatted(sources));
  }
}
