package org.cnnc.tools.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds that disagree about one folder: whoever reads it at any moment finds whole files. */
class TwoBuildsTest {
  private static final int ROUNDS = 100;
  @TempDir private Path root;
  private Path one;
  private Path two;
  private Path outputs;

  @BeforeEach
  void writeTwoVersions() throws IOException {
    one = version("one", "Net 1\nNetRun 1\n");
    two = version("two", "Net the second\nNetRun the second\n");
    outputs = root.resolve("out");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tearNoFile(boolean remember) throws Exception {
    Map<String, Set<String>> whole = wholeFiles();
    if (remember) {
      Files.createDirectories(root.resolve("state"));
    }
    List<Process> builds = new ArrayList<>();
    for (List<Path> order : List.of(List.of(one, two), List.of(two, one))) {
      builds.add(
          ChildJava.same()
              .start(
                  AlternatingBuilds.class, List.of(), outputs, ROUNDS, order.get(0), order.get(1)));
    }
    Map<String, Set<String>> seen = new HashMap<>();
    while (builds.stream().anyMatch(Process::isAlive)) {
      look(whole, seen);
    }
    for (Process build : builds) {
      assertThat(build.waitFor()).as(ChildJava.printed(build)).isZero();
    }
    look(whole, seen);
    assertThat(seen).containsOnlyKeys(whole.keySet());
    assertThat(names(outputs)).containsExactlyInAnyOrderElementsOf(whole.keySet());
  }

  /** The two contents of each file, from builds that nobody disturbs. */
  private Map<String, Set<String>> wholeFiles() throws IOException {
    Map<String, Set<String>> whole = new HashMap<>();
    for (Path version : List.of(one, two)) {
      Path alone = root.resolve("alone-" + version.getFileName());
      AlternatingBuilds.run(version, alone);
      for (String name : names(alone)) {
        whole
            .computeIfAbsent(name, key -> new HashSet<>())
            .add(Files.readString(alone.resolve(name)));
      }
    }
    assertThat(whole).containsOnlyKeys("Net.java", "NetRun.java");
    assertThat(whole.values()).allMatch(texts -> texts.size() == 2);
    return whole;
  }

  private void look(Map<String, Set<String>> whole, Map<String, Set<String>> seen)
      throws IOException {
    for (String name : whole.keySet()) {
      try {
        String text = Files.readString(outputs.resolve(name));
        assertThat(whole.get(name)).as("a whole " + name).contains(text);
        seen.computeIfAbsent(name, key -> new HashSet<>()).add(text);
      } catch (NoSuchFileException e) {
        assertThat(seen).as("nothing that was there goes away").doesNotContainKey(name);
      }
    }
  }

  private Path version(String name, String model) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    Files.writeString(folder.resolve("Net.cnn"), model);
    return folder;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }
}
