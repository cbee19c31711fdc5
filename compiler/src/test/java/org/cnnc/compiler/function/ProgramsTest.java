package org.cnnc.compiler.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.junit.jupiter.api.Test;

/** Programs of the language's description that have functions. */
class ProgramsTest {
  private static final String CUBIC =
      """
      function cubic(x) = x**3 + 2*x + 5

      model Cubic {
        input x: float32[3]
        output y = Activation(cubic)
      }
      """;

  @Test
  void theCubicAndItsDerivativeAreMethodsOfTheClass() throws ReflectiveOperationException {
    CompiledNetwork network = CompiledNetwork.of(CUBIC);

    assertThat(network.create(0).predict(new float[] {1, 2, 3})).containsExactly(8, 17, 38);
    Method derivative = network.type().getMethod("dCubic", float.class);
    assertThat(derivative.invoke(null, 1f)).isEqualTo(5f);
    assertThat(derivative.invoke(null, 2f)).isEqualTo(14f);
    assertThat(derivative.invoke(null, 3f)).isEqualTo(29f);
    assertThat(network.files().get(0).text())
        .contains("return x * x * x + 2f * x + 5f;")
        .contains("{@code dCubic(x) = 3*x**2 + 2}, a derivative of {@link #cubic}.")
        .contains("return 3f * (x * x) + 2f;");
  }
}
