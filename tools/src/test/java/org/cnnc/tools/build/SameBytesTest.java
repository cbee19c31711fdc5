package org.cnnc.tools.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same models give the same files wherever and in whatever language they are built. */
class SameBytesTest {
  private static final Path EXAMPLES = Path.of("../examples/fashion-mnist/src/main/cnn");
  private static final Path LANGUAGE = Path.of("../compiler/src/test/resources/language");
  private static final List<String> GOLDENS =
      List.of("blocks", "functions", "labels", "one-look", "residual", "several-ports");

  private static final String SOURCES = "sources";
  private static final String CLASSES = "classes";

  @TempDir private static Path folder;
  private static Path models;
  private static String sources;

  @TempDir private Path outputs;

  @BeforeAll
  static void buildHere() throws Exception {
    models = Files.createDirectories(folder.resolve("models"));
    copy(EXAMPLES, models);
    for (String golden : GOLDENS) {
      copy(LANGUAGE.resolve(golden), models.resolve(golden.replace('-', '_')));
    }
    sources = lines(ChildJava.same(), List.of(), models, folder.resolve("out"), SOURCES);
    assertThat(sources).startsWith("compiled\n").contains("java/org/acme/FashionCnn.java ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kolkata"
            + " -Dfile.encoding=ISO-8859-1 -Dline.separator=\r\n",
        "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab"
            + " -Duser.timezone=Pacific/Auckland -Dfile.encoding=UTF-16",
      })
  void inEveryLocaleTimeZoneAndEncoding(String flags) throws Exception {
    assertThat(lines(ChildJava.same(), split(flags), models, outputs, SOURCES)).isEqualTo(sources);
  }

  @Test
  void classFilesOfKernelsToo() throws Exception {
    Path one = EXAMPLES.resolve("org/acme/Conv1.cnn");
    String here = lines(ChildJava.same(), List.of(), one, outputs.resolve("a"), CLASSES);
    assertThat(here).contains("classes/Conv1Vector512.class ");
    List<String> turkish = List.of("-Duser.language=tr", "-Dfile.encoding=ISO-8859-1");
    assertThat(lines(ChildJava.same(), turkish, one, outputs.resolve("b"), CLASSES))
        .isEqualTo(here);
  }

  /** Class files carry what their javac makes of them; sources and summaries do not. */
  @Test
  void byEveryJavaThatIsInstalled() throws Exception {
    List<Path> others = otherJavas();
    assumeTrue(!others.isEmpty(), "no other Java beside java.home, nor in JAVA_HOME_<version>");
    for (Path home : others) {
      Path out = outputs.resolve(home.getFileName().toString());
      assertThat(lines(new ChildJava(home), List.of(), models, out, SOURCES))
          .as(home.toString())
          .isEqualTo(sources);
    }
  }

  /** Those that are installed beside this one, and those that the environment names. */
  private static List<Path> otherJavas() throws IOException {
    Path here = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> candidates = new ArrayList<>();
    try (Stream<Path> siblings = Files.list(here.getParent())) {
      siblings.forEach(candidates::add);
    }
    System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().matches("JAVA_HOME_?[0-9]+.*"))
        .forEach(variable -> candidates.add(Path.of(variable.getValue())));
    TreeSet<Path> homes = new TreeSet<>();
    for (Path candidate : candidates) {
      if (feature(candidate).filter(version -> version >= 17).isPresent()) {
        homes.add(candidate.toRealPath());
      }
    }
    homes.remove(here);
    return List.copyOf(homes);
  }

  /** The version that a Java's own {@code release} file tells. */
  private static Optional<Integer> feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return Optional.empty();
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION=\""))
        .map(line -> Integer.valueOf(line.replaceAll("^[^\"]*\"(\\d+).*", "$1")))
        .findFirst();
  }

  private static List<String> split(String flags) {
    return List.of(flags.split(" "));
  }

  private static String lines(
      ChildJava java, List<String> flags, Path models, Path outputs, String kinds)
      throws Exception {
    Process process = java.start(BuildDigest.class, flags, models, outputs, kinds);
    String printed = ChildJava.printed(process).replace("\r", "");
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cnn")).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
