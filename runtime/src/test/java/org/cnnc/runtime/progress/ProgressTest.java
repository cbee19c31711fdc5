package org.cnnc.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  private static Map<String, Float> logs(float loss, float accuracy) {
    Map<String, Float> logs = new LinkedHashMap<>();
    logs.put("loss", loss);
    logs.put("accuracy", accuracy);
    return logs;
  }

  private String printed() {
    String text = bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    bytes.reset();
    return text;
  }

  @Test
  void endsWithTheLineOfKeras() {
    Progress progress = new PlainProgress(out, () -> now);
    progress.onEvaluationBegin(375);
    now += 4_900_000_000L;
    progress.onEnd(375, logs(0.23846960067749023f, 0.9111666679382324f));
    assertThat(printed())
        .isEqualTo(
            "375/375 [==============================] - 5s 13ms/step"
                + " - loss: 0.2385 - accuracy: 0.9112\n");
  }

  @Test
  void writesTwoLinesAnEpochWithoutATerminal() {
    Progress progress = new PlainProgress(out, () -> now);
    progress.onEpochBegin(0, 20, 4);
    assertThat(progress.isDue()).isFalse();
    now += 2_000_000;
    progress.onEnd(4, logs(0.0001f, 1));
    assertThat(printed())
        .isEqualTo(
            "Epoch 1/20\n"
                + "4/4 [==============================] - 0s 500us/step"
                + " - loss: 1.0000e-04 - accuracy: 1.0000\n");
  }

  @Test
  void drawsABarThatGrows() {
    Progress progress = new TerminalProgress(out, () -> now);
    progress.onEpochBegin(1, 20, 375);
    assertThat(printed()).isEqualTo("Epoch 2/20\n");
    now += 1_000_000_000;
    assertThat(progress.isDue()).isTrue();
    progress.onStep(1, logs(2, 0));
    assertThat(printed())
        .isEqualTo(
            "\r  1/375 [..............................] - ETA: 6:14"
                + " - loss: 2.0000 - accuracy: 0.0000e+00");
    now += 40_000_000;
    assertThat(progress.isDue()).isFalse();
    now += 10_000_000;
    assertThat(progress.isDue()).isTrue();
    progress.onStep(26, logs(2, 0.5f));
    // 0.05 s for 25 steps, 349 are left; the line before was four characters longer.
    assertThat(printed())
        .isEqualTo(
            "\r 26/375 [=>............................] - ETA: 0s"
                + " - loss: 2.0000 - accuracy: 0.5000      ");
    now += 3_740_000_000L - 50_000_000;
    progress.onEnd(375, logs(1, 0.5f));
    assertThat(printed())
        .isEqualTo(
            "\r375/375 [==============================] - 5s 10ms/step"
                + " - loss: 1.0000 - accuracy: 0.5000\n");
  }

  @Test
  void tellsHoursMinutesAndSeconds() {
    assertThat(KerasLine.running(1, 2, 59e9, Map.of())).endsWith("- ETA: 59s");
    assertThat(KerasLine.running(1, 2, 125e9, Map.of())).endsWith("- ETA: 2:05");
    assertThat(KerasLine.running(1, 2, 7265e9, Map.of())).endsWith("- ETA: 2:01:05");
    assertThat(KerasLine.done(1, 65e9, 65e9, Map.of())).endsWith("- 65s 65s/step");
    assertThat(KerasLine.running(15, 30, 0, Map.of()))
        .isEqualTo("15/30 [==============>...............] - ETA: 0s");
    assertThat(KerasLine.done(1, 0, 0, Map.of("loss", Float.NaN))).endsWith("- loss: NaN");
  }

  @Test
  void isPlainWhereNoBarIsWanted() {
    assertThat(Progresses.of(System.out, true, Map.of())).isInstanceOf(TerminalProgress.class);
    assertThat(Progresses.of(System.out, false, Map.of())).isInstanceOf(PlainProgress.class);
    assertThat(Progresses.of(System.out, true, Map.of("CI", "true")))
        .isInstanceOf(PlainProgress.class);
    assertThat(Progresses.of(System.out, true, Map.of("NO_COLOR", "1")))
        .isInstanceOf(PlainProgress.class);
  }
}
