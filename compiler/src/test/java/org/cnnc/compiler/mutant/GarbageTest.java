package org.cnnc.compiler.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the text is, the answer is a model or reports with their places. {@code
 * -Dgarbage.inputs=5000000} takes longer, {@code -Dgarbage.seed} makes other ones; a text that was
 * once answered wrongly is kept in {@code garbage}.
 */
@Tag("small-heap")
class GarbageTest {
  private static final int INPUTS = Integer.getInteger("garbage.inputs", 20_000);
  private static final long SEED = Long.getLong("garbage.seed", 2026);
  private static final Path KEPT = Path.of("src/test/resources/garbage");

  /** Longer than a machine at work needs for one text, and much shorter than for ever. */
  private static final Duration HANG = Duration.ofSeconds(60);

  static List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyTextIsAnswered() {
    Garbage garbage = new Garbage(Programs.right(), SEED);
    AtomicReference<String> at = new AtomicReference<>("");
    Tally tally = new Tally();
    Thread answers =
        new Thread(
            () -> {
              for (int i = 0; i < INPUTS; i++) {
                at.set(garbage.next());
                tally.add(at.get(), Answer.to(at.get()));
              }
              at.set(null);
            });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    answers.setUncaughtExceptionHandler((thread, problem) -> thrown.set(problem));
    answers.setDaemon(true);
    answers.start();
    waitFor(answers, at);
    assertThat(thrown.get()).as("seed %d: %s", SEED, at.get()).isNull();
    System.out.println("Garbage: " + tally);
    assertThat(tally.refused()).isBetween(INPUTS / 2, INPUTS);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatOnceFailedIsAnswered(Path file) throws IOException {
    Answer.to(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  /** Fails if one text takes too long. */
  private static void waitFor(Thread answers, AtomicReference<String> at) {
    String before = null;
    while (answers.isAlive()) {
      String now = at.get();
      if (now != null && now == before) {
        Assertions.fail("seed " + SEED + ": no answer to " + now);
      }
      before = now;
      try {
        answers.join(HANG.toMillis());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
