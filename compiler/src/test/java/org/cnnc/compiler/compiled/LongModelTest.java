package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.Pass;
import org.junit.jupiter.api.Test;

/**
 * Models of more layers than one class file could hold; -Dlong.layers=10000 takes as many as a
 * model may have.
 */
class LongModelTest {
  private static final int LAYERS = Integer.getInteger("long.layers", 600);

  @Test
  void layersOfAnyNumberFitIntoClasses() {
    CompiledNetwork network =
        CompiledNetwork.of(
            """
            model Chain {
              input x: float32[2]
              repeat %d { Activation(relu) }
              expose activation_50 as early
              expose activation_%d as late
            }
            """
                .formatted(LAYERS, LAYERS - 2));
    Model model = network.create(1);

    assertThat(model.predict(new float[] {3, -3})).containsExactly(3, 0);
    assertThat(exposed(model, "early")).containsExactly(3, 0);
    assertThat(exposed(model, "late")).containsExactly(3, 0);
    assertThat(model.spec().layers()).hasSize(LAYERS);
    assertThat(model.spec().layers().get(599).name()).isEqualTo("activation_599");
    assertThat(model.summary().lines()).hasSizeGreaterThan(2 * LAYERS);
    MethodSizes.check(network.classFiles());
  }

  @Test
  void moreWeightsThanOneClassPacksGiveTheSameBits() {
    CompiledNetwork network =
        CompiledNetwork.of(
            """
            model Deep {
              input x: float32[3]
              repeat 110 { Dense(3, activation=tanh) }
            }
            """);
    Model model = network.create(1);
    Rendering vectors = Rendering.VECTORS.get(0);

    assertThat(network.kernels(model, vectors).packs(true)).isGreaterThan(200);
    assertThat(gradients(network.kernels(model, vectors), model))
        .containsExactly(gradients(network.kernels(model, Rendering.PORTABLE), model));
  }

  private static float[] gradients(Kernels kernels, Model model) {
    float[] weights = model.weights();
    kernels.packAll(weights, true);
    Pass pass = kernels.newPass(1, true);
    pass.input()[0] = 1;
    pass.forwardTraining(weights, 1, 0, 0);
    pass.outputGradient()[0] = 1;
    float[] gradients = new float[weights.length];
    Backward.run(kernels, pass, weights, gradients, 1, false);
    return gradients;
  }

  private static float[] exposed(Model model, String method) {
    try {
      return (float[])
          model.getClass().getMethod(method, float[].class).invoke(model, new float[] {3, -3});
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
