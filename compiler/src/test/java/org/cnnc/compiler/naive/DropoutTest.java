package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cnnc.compiler.compiled.Backward;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.Pass;
import org.junit.jupiter.api.Test;

/** Dropout in training: which elements it drops, and that the gradient goes the same way. */
class DropoutTest {
  private static final int SIZE = 1000;
  private static final int SAMPLES = 4;
  private static final float SCALE = (float) (1 / (1 - 0.4));
  private static final CompiledNetwork NETWORK =
      CompiledNetwork.of(
          """
          model Dropping {
            input x: float32[1000]
            Rescaling(1)
            Dropout(0.4)
          }
          """);

  private final Model model = NETWORK.create(0);
  private final Pass pass = CompiledNetwork.newPass(model, SAMPLES, true);

  @Test
  void keepsEachElementScaledOrDropsIt() {
    float[] output = train(1, 0);

    int dropped = 0;
    for (float value : output) {
      assertThat(value).isIn(0f, SCALE);
      dropped += value == 0 ? 1 : 0;
    }
    // Five standard deviations of 4,000 throws of a coin that drops 0.4 of them.
    assertThat(dropped).isCloseTo(1600, within(155));
  }

  @Test
  void dropsTheSameForTheSameKeyAndPlaceInTheBatch() {
    float[] first = train(1, 0);

    assertThat(train(1, 0)).isEqualTo(first);
    assertThat(Arrays.copyOf(train(1, 1), SIZE))
        .isEqualTo(Arrays.copyOfRange(first, SIZE, 2 * SIZE));
    assertThat(Arrays.copyOf(first, SIZE)).isNotEqualTo(Arrays.copyOfRange(first, SIZE, 2 * SIZE));
    assertThat(train(2, 0)).isNotEqualTo(first);
  }

  @Test
  void changesNothingInProduction() {
    Arrays.fill(pass.input(), 3);
    pass.forward(model.weights(), SAMPLES);

    assertThat(Arrays.copyOf(pass.output(), SAMPLES * SIZE)).containsOnly(3);
  }

  @Test
  void letsTheGradientThroughWhereItKept() {
    CompiledNetwork network =
        CompiledNetwork.of(
            """
            model Biased {
              input x: float32[1]
              Dense(1000)
              Dropout(0.4)
            }
            """);
    Model biased = network.create(0);
    float[] weights = new float[biased.weights().length];
    Arrays.fill(weights, SIZE, 2 * SIZE, 1);
    Kernels kernels = network.kernels(biased, Rendering.PORTABLE);
    Pass own = kernels.newPass(1, true);
    own.forwardTraining(weights, 1, 5, 0);
    float[] output = Arrays.copyOf(own.output(), SIZE);
    Arrays.fill(own.outputGradient(), 1);
    float[] gradients = new float[weights.length];
    Backward.run(kernels, own, weights, gradients, 1, false);

    assertThat(output).contains(0).contains(SCALE);
    assertThat(Arrays.copyOfRange(gradients, SIZE, 2 * SIZE)).isEqualTo(output);
  }

  @Test
  void dropsTheSameInLayersOfOneSeed() {
    assertThat(seeded("Dropout(0.4, seed=7)")).isEqualTo(seeded("Dropout(0.4, seed=7)"));
    assertThat(seeded("Dropout(0.4, seed=7)")).isNotEqualTo(seeded("Dropout(0.4, seed=8)"));
    assertThat(seeded("Dropout(0.4, seed=0)")).isNotEqualTo(seeded("Dropout(0.4)"));
    // Not the layer's place decides.
    assertThat(seeded("Activation(relu)\nDropout(0.4, seed=7)"))
        .isEqualTo(seeded("Dropout(0.4, seed=7)"));
  }

  private static float[] seeded(String layers) {
    String model = "model Seeded {\n input x: float32[1000]\n %s\n}\n".formatted(layers);
    CompiledNetwork network = CompiledNetwork.of(model);
    Model seeded = network.create(0);
    Pass own = CompiledNetwork.newPass(seeded, 1, true);
    Arrays.fill(own.input(), 1);
    own.forwardTraining(seeded.weights(), 1, 5, 0);
    return Arrays.copyOf(own.output(), SIZE);
  }

  private float[] train(long key, int firstSample) {
    Arrays.fill(pass.input(), 1);
    pass.forwardTraining(model.weights(), SAMPLES, key, firstSample);
    return Arrays.copyOf(pass.output(), SAMPLES * SIZE);
  }
}
