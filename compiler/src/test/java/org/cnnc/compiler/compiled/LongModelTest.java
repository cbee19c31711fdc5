package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import org.cnnc.runtime.Model;
import org.junit.jupiter.api.Test;

/** Models of more layers than one initializer or string of a class file could list. */
class LongModelTest {
  @Test
  void hundredsOfLayersFitIntoAClass() {
    Model model =
        CompiledNetwork.of(
                """
                model Chain {
                  input x: float32[2]
                  repeat 600 { Activation(relu) }
                }
                """)
            .create(1);

    assertThat(model.predict(new float[] {3, -3})).containsExactly(3, 0);
    assertThat(model.spec().layers()).hasSize(600);
    assertThat(model.spec().layers().get(599).name()).isEqualTo("activation_599");
    assertThat(model.summary().lines()).hasSizeGreaterThan(1200);
  }
}
