package org.cnnc.runtime.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ModelCheckpointTest {
  private final FakeTraining training = new FakeTraining();

  @Test
  void savesEveryEpoch() throws IOException {
    training.run(new ModelCheckpoint("a.safetensors", false), 3, 4, 2);
    assertThat(training.saved)
        .containsExactly("a.safetensors 0", "a.safetensors 1", "a.safetensors 2");
  }

  @Test
  void savesOnlyWhatIsBetter() throws IOException {
    training.run(new ModelCheckpoint("a.safetensors", true), 3, 4, Double.NaN, 2, 2);
    assertThat(training.saved).containsExactly("a.safetensors 0", "a.safetensors 3");
  }

  @Test
  void savesTheLargestAccuracy() throws IOException {
    training.run(
        new ModelCheckpoint("a.safetensors", "val_accuracy", true, true, "auto", "epoch"),
        0.3,
        0.2,
        0.5);
    assertThat(training.saved).containsExactly("a.safetensors 0", "a.safetensors 2");
  }

  @Test
  void fillsPlacesInTheName() throws IOException {
    training.run(
        new ModelCheckpoint("n/{epoch:02d}-{val_loss:.2f}-{epoch}-{loss}.safetensors", false),
        3.456);
    assertThat(training.saved).containsExactly("n/01-3.46-1-0.0.safetensors 0");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> new ModelCheckpoint("best.h5", true))
        .hasMessage("A checkpoint is a `.safetensors` file; received `best.h5`.");
    assertThatThrownBy(
            () -> new ModelCheckpoint("a.safetensors", "loss", false, false, "auto", "10"))
        .hasMessage("`save_freq` is `epoch`; received `10`.");
    assertThatThrownBy(() -> new ModelCheckpoint("{epoch:99999d}.safetensors", true))
        .hasMessageStartingWith("`99999d` is no format for `epoch`");
    assertThatThrownBy(() -> training.run(new ModelCheckpoint("{acc:.2f}.safetensors", false), 1))
        .hasMessageStartingWith("`acc` in `{acc:.2f}.safetensors` is not measured in this run");
    assertThatThrownBy(
            () ->
                training.run(
                    new ModelCheckpoint("a.safetensors", "acc", true, false, "auto", "epoch"), 1))
        .hasMessageStartingWith("ModelCheckpoint monitors `acc`, which is not measured");
  }
}
