package org.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.cnnc.runtime.Model;
import org.junit.jupiter.api.Test;

/** Every program of this example is a class with the number of weights that its layers have. */
class ProgramsTest {
  @Test
  void fashionCnn() {
    assertHas(333_526, FashionCnn.create(1));
  }

  @Test
  void convolutionNetworkWithTenUnitsAndWithAHundred() {
    assertHas(19_820, ConvolutionNetwork.create(1));
    assertHas(197_210, ScratchModel.create(1));
  }

  @Test
  void theSameInKerasWithoutAndWithDropout() {
    assertHas(197_210, Conv1.create(1));
    assertHas(197_210, Conv2.create(1));
  }

  @Test
  void mnist() {
    assertHas(104_202, Mnist.create(1));
  }

  @Test
  void catsVsDogs() {
    assertHas(991_041, CatsVsDogs.create(1));
  }

  @Test
  void softmaxOutputsSumToOne() {
    float[] probabilities = FashionCnn.create(7).predict(new float[28 * 28]);
    assertThat(probabilities).hasSize(10);
    double sum = 0;
    for (float p : probabilities) {
      sum += p;
    }
    assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
  }

  private static void assertHas(int weights, Model model) {
    assertThat(model.weights()).hasSize(weights);
    assertThat(model.summary()).contains("Total params: %,d".formatted(weights));
  }
}
