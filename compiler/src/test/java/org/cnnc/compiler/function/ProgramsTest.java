package org.cnnc.compiler.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.cnnc.compiler.compiled.Allocation;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.runtime.Functions;
import org.cnnc.runtime.Model;
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

  @Test
  void settingsMakeFunctionsOfTheirOwn() throws ReflectiveOperationException {
    CompiledNetwork network =
        CompiledNetwork.of(
            """
            function swish(x, beta=1.0) = x * sigmoid(beta * x)
            function leaky(x) = where(x > 0, x, 0.1 * x)
            function unused(x) = exp(x)

            model Smooth {
              input image: float32[8, 8, 1]
              Conv2D(4, 3, activation=swish(beta=1.5))
              Activation(leaky)
              Activation('leaky')
              Dense(3, activation=swish(2))
              Activation(swish)
              Activation(swish(beta=1.5))
              Flatten()
              output y = Dense(1)
            }
            """);

    assertThat(
            Arrays.stream(network.type().getMethods())
                .map(Method::getName)
                .filter(name -> name.matches("(swish|dSwish|leaky|dLeaky|unused|dUnused).*")))
        .containsExactlyInAnyOrder(
            "swish", "dSwish", "leaky", "dLeaky", "swish_2", "dSwish_2", "swish_3", "dSwish_3");
    assertThat(network.type().getMethod("swish_3", float.class).invoke(null, 0.5f))
        .isEqualTo(0.5f * Functions.sigmoid(0.5f));
    assertThat(network.create(3).predict(new float[64])).hasSize(1);
  }

  @Test
  void predictingWithFunctionsAllocatesNothing() {
    Model model =
        CompiledNetwork.of(
                """
                function f(x, y=0.5) = softplus(x) + y * sin(x) - where(x > y, sqrt(abs(x)), x**3)
                model Busy {
                  input image: float32[8, 8, 1]
                  Conv2D(8, 3, activation=f)
                  Activation(f(y=2))
                }
                """)
            .create(1);
    assertThat(Allocation.ends(model)).isTrue();
  }
}
