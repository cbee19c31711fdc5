package org.cnnc.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.random.Trial.Case;
import org.cnnc.compiler.reference.Kinds;
import org.cnnc.compiler.word.Parameter;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random models of the whole language mean what the naive reading says, and generated code gives
 * its float32 numbers to the last bit. -Drandom.models=1000 tries more, -Drandom.first=301 others.
 */
@TestMethodOrder(OrderAnnotation.class)
class RandomModelsTest {
  private static final int MODELS = Integer.getInteger("random.models", 300);
  private static final int FIRST = Integer.getInteger("random.first", 1);

  /** Javac starts once for so many. */
  private static final int TOGETHER = 50;

  private static final int SHRINKING = 400;
  private static final Path KEPT = Path.of("src/test/resources/random/kept");
  private static final Path FAILED = Path.of("target/random-models");

  static List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(KEPT)) {
      return files.filter(file -> file.toString().endsWith(".cnn")).sorted().toList();
    }
  }

  /** Models that once failed; the first line says how convolutions are summed. */
  @ParameterizedTest
  @MethodSource("kept")
  @Order(1)
  void keptModelsGiveTheBitsOfTheNaiveReading(Path file) throws IOException {
    String text = Files.readString(file);
    String word = text.lines().findFirst().orElseThrow().replace("# algorithms: ", "");
    Case one = new Case(text, Algorithms.named("algorithms", word));
    Trial trial = new Trial(List.of(one));
    Rendering.VECTORS.forEach(vectors -> trial.run(one, vectors));
  }

  @Test
  @Order(2)
  void everyKindAndParameterIsDrawnAndRead() {
    Map<String, List<String>> declared = new LinkedHashMap<>();
    for (LayerKind kind : Arguments.kinds()) {
      declared.put(kind.name(), kind.parameters().stream().map(Parameter::name).toList());
      assertThat(Arguments.known()).as(kind.name()).containsAll(declared.get(kind.name()));
    }
    assertThat(Kinds.parameters()).isEqualTo(declared);
  }

  @Test
  @Order(3)
  void randomModelsGiveTheBitsOfTheNaiveReading() {
    Coverage coverage = new Coverage();
    List<String> failures =
        IntStream.rangeClosed(0, (MODELS - 1) / TOGETHER)
            .map(run -> FIRST + run * TOGETHER)
            .mapToObj(first -> IntStream.range(first, Math.min(first + TOGETHER, FIRST + MODELS)))
            .parallel()
            .flatMap(seeds -> run(seeds.boxed().toList(), coverage).stream())
            .toList();
    System.out.printf("%d random models, of which have: %s%n", MODELS, coverage.counts());
    assertThat(failures).isEmpty();
    if (MODELS >= 300) {
      assertThat(coverage.counts()).doesNotContainValue(0);
    }
  }

  private static List<String> run(List<Integer> seeds, Coverage coverage) {
    Map<Integer, Case> cases = new LinkedHashMap<>();
    for (int seed : seeds) {
      cases.put(seed, Case.of(RandomProgram.of(Choices.random(seed))));
    }
    Trial trial = new Trial(cases.values());
    List<String> failures = new ArrayList<>();
    Rendering vectors = Rendering.VECTORS.get(seeds.get(0) / TOGETHER % Rendering.VECTORS.size());
    cases.forEach(
        (seed, one) -> {
          coverage.add(one.text());
          try {
            trial.run(one, vectors);
          } catch (AssertionError | RuntimeException e) {
            failures.add(report(seed, vectors, e));
          }
        });
    return failures;
  }

  /** Shrinks a failure, writes it down and says what to do with it. */
  private static String report(int seed, Rendering vectors, Throwable why) {
    Choices choices = Choices.random(seed);
    RandomProgram.of(choices);
    RandomProgram smallest =
        Shrinker.shrink(choices.made(), program -> fails(Case.of(program), vectors), SHRINKING);
    Path file = FAILED.resolve("seed" + seed + ".cnn");
    String how = smallest.algorithms().name().toLowerCase(Locale.ROOT);
    try {
      Files.createDirectories(FAILED);
      Files.writeString(file, "# algorithms: " + how + "\n" + smallest.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return """
        Model %d fails: %s
        Its smallest form is %s. Mend the compiler,
        then move it to %s under a name that says what was wrong."""
        .formatted(seed, why, file.toAbsolutePath(), KEPT);
  }

  private static boolean fails(Case one, Rendering vectors) {
    try {
      Trial.check(one, vectors);
      return false;
    } catch (AssertionError | RuntimeException e) {
      return true;
    }
  }
}
