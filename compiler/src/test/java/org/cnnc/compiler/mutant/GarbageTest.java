package org.cnnc.compiler.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the text is, the answer is a model or reports with their places. {@code
 * -Dgarbage.inputs=5000000} takes longer, {@code -Dgarbage.seed} makes other ones; a text that was
 * once answered wrongly is kept in {@code garbage}.
 */
class GarbageTest {
  private static final int INPUTS = Integer.getInteger("garbage.inputs", 20_000);
  private static final long SEED = Long.getLong("garbage.seed", 2026);
  private static final Path KEPT = Path.of("src/test/resources/garbage");
  private static final CnnCompiler COMPILER = new CnnCompiler();

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
    int[] refused = {0};
    Thread answers =
        new Thread(
            () -> {
              for (int i = 0; i < INPUTS; i++) {
                at.set(garbage.next());
                refused[0] += answer(at.get()) ? 0 : 1;
              }
              at.set(null);
            });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    answers.setUncaughtExceptionHandler((thread, problem) -> thrown.set(problem));
    answers.setDaemon(true);
    answers.start();
    waitFor(answers, at);
    assertThat(thrown.get()).as("seed %d: %s", SEED, at.get()).isNull();
    System.out.printf(
        Locale.ROOT, "Garbage: %,d texts answered, %,d of them refused%n", INPUTS, refused[0]);
    assertThat(refused[0]).isBetween(INPUTS / 2, INPUTS);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatOnceFailedIsAnswered(Path file) throws IOException {
    answer(Files.readString(file));
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

  /** Checks the answer to a text; whether it was accepted. */
  private static boolean answer(String text) {
    Source source = new Source("A.cnn", text);
    CnnCompiler.Response response = COMPILER.check(new CnnCompiler.Request(source, ""));
    for (Diagnostic report : response.diagnostics()) {
      if (report.span().source() != source
          || report.message().isBlank()
          || report.message().matches("(?s).*\\b(null|expecting|mismatched|viable|extraneous)\\b.*")
          || !DiagnosticPrinter.console(List.of(report)).matches("(?s)A\\.cnn:\\d+:\\d+: .*")) {
        throw new AssertionError(report + " to " + text);
      }
    }
    return !response.failed();
  }
}
