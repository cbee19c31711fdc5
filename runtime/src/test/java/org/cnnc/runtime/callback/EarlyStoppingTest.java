package org.cnnc.runtime.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  private final FakeTraining training = new FakeTraining();

  private static EarlyStopping stopping(
      double minDelta, int patience, String mode, Double baseline, int start) {
    return new EarlyStopping("val_loss", minDelta, patience, mode, baseline, false, start);
  }

  @Test
  void waitsForItsPatience() throws IOException {
    assertThat(training.run(new EarlyStopping(2, false), 5, 4, 6, 6, 1)).isEqualTo(4);
    assertThat(training.weights[0]).isEqualTo(3);
  }

  @Test
  void restoresTheBestWeightsWhenItStops() throws IOException {
    assertThat(training.run(new EarlyStopping(2, true), 5, 4, 6, 6, 1)).isEqualTo(4);
    assertThat(training.weights[0]).isEqualTo(1);
  }

  @Test
  void restoresTheBestWeightsWhenItDoesNotStop() throws IOException {
    assertThat(training.run(new EarlyStopping(2, true), 5, 4, 3, 6)).isEqualTo(4);
    assertThat(training.weights[0]).isEqualTo(2);
  }

  @Test
  void countsOnlyWhatIsBetterByMinDelta() throws IOException {
    assertThat(training.run(stopping(0.5, 2, "auto", null, 0), 5, 4.8, 4.6, 1)).isEqualTo(3);
  }

  @Test
  void takesAccuracyAsGoodWhenLarge() throws IOException {
    EarlyStopping accuracy = new EarlyStopping("val_accuracy", 0, 1, "auto", null, true, 0);
    assertThat(training.run(accuracy, 0.1, 0.5, 0.4, 0.9)).isEqualTo(3);
    assertThat(training.weights[0]).isEqualTo(1);
    assertThat(new FakeTraining().run(stopping(0, 1, "max", null, 0), 1, 2, 1.5)).isEqualTo(3);
  }

  @Test
  void wantsTheBaselineBeaten() throws IOException {
    assertThat(training.run(stopping(0, 3, "auto", 1.0, 0), 5, 4, 3, 2.9, 0.5)).isEqualTo(5);
    assertThat(new FakeTraining().run(stopping(0, 3, "auto", 1.0, 0), 5, 4, 4, 4, 4)).isEqualTo(3);
  }

  @Test
  void looksAwayUntilItsFirstEpoch() throws IOException {
    assertThat(training.run(stopping(0, 1, "auto", null, 3), 1, 2, 3, 9, 8, 10, 1)).isEqualTo(6);
  }

  @Test
  void neverTakesNanAsBetter() throws IOException {
    assertThat(training.run(new EarlyStopping(2, true), 5, Double.NaN, Double.NaN, 1)).isEqualTo(3);
    assertThat(training.weights[0]).isEqualTo(0);
  }

  @Test
  void startsAfreshInASecondRun() throws IOException {
    EarlyStopping stopping = new EarlyStopping(1, true);
    assertThat(training.run(stopping, 1, 2, 3)).isEqualTo(2);
    assertThat(new FakeTraining().run(stopping, 9, 8, 7)).isEqualTo(3);
  }

  @Test
  void namesWhatIsMeasured() {
    EarlyStopping stopping = new EarlyStopping("val_acc", 0, 1, "auto", null, false, 0);
    assertThatThrownBy(() -> training.run(stopping, 1))
        .hasMessage(
            "EarlyStopping monitors `val_acc`, which is not measured in this run;"
                + " measured are loss, val_loss, val_accuracy.");
    assertThatThrownBy(() -> stopping(0, 1, "best", null, 0))
        .hasMessage("`mode` is one of `auto`, `min`, `max`; received `best`.");
  }
}
