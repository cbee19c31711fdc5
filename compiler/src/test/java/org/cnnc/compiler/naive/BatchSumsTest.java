package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.runtime.Gradients;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.loss.MeanSquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradient of a dense kernel over a batch of several shards, and of several waves of these. */
class BatchSumsTest {
  private static final int INPUTS = 37;

  /** The most samples that are summed in one go: 32 shards of 8. */
  private static final int WAVE = 256;

  private static final CompiledNetwork NETWORK = ofUnits(19);

  /** Of a kernel with one element for each input. */
  private static final CompiledNetwork COLUMN = ofUnits(1);

  private static CompiledNetwork ofUnits(int units) {
    return CompiledNetwork.of(
        """
        model Line {
          input x: float32[37]
          Dense(%d)
        }
        """
            .formatted(units));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 40, 256, 257, 600})
  void areSumsInTheOrderOfTheSamples(int samples) {
    SplittableRandom random = new SplittableRandom(samples);
    float[] x = floats(samples * INPUTS, random);
    for (CompiledNetwork network : List.of(NETWORK, COLUMN)) {
      check(network.create(1), x, random);
      check(network.createForThisMachine(1), x, random);
    }
  }

  private static void check(Model model, float[] x, SplittableRandom random) {
    float[] y = floats(x.length / INPUTS * model.spec().outputSize(), random);
    Gradients gradients = model.gradients(x, y, new MeanSquaredError());
    assertThat(gradients.gradient("dense/kernel")).isEqualTo(expected(model, x, y));
  }

  @Test
  void areTheSameInTheNextBatch() {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = floats(50 * INPUTS, random);
    Model model = NETWORK.create(1);
    float[] y = floats(50 * model.spec().outputSize(), random);
    float[] once = model.gradients(x, y, new MeanSquaredError()).weights();
    assertThat(model.gradients(x, y, new MeanSquaredError()).weights()).isEqualTo(once);
  }

  /** Each wave from 0 on, the waves one after the other, then the mean. */
  private static float[] expected(Model model, float[] x, float[] y) {
    int samples = x.length / INPUTS;
    int units = model.spec().outputSize();
    float[] output = model.predict(x);
    float[] sums = new float[INPUTS * units];
    for (int at = 0; at < sums.length; at++) {
      float total = 0;
      for (int first = 0; first < samples; first += WAVE) {
        float sum = 0;
        for (int s = first; s < Math.min(samples, first + WAVE); s++) {
          int unit = s * units + at % units;
          float doutput = (output[unit] - y[unit]) * (2f / units);
          sum = Math.fma(x[s * INPUTS + at / units], doutput, sum);
        }
        total = first == 0 ? sum : total + sum;
      }
      sums[at] = total * (1f / samples);
    }
    return sums;
  }

  private static float[] floats(int count, SplittableRandom random) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) random.nextDouble(-1, 1);
    }
    return floats;
  }
}
