package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.CnnCompiler.Response;
import org.cnnc.compiler.source.Source;
import org.cnnc.runtime.Functions;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.Pass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that the compiler accepts must not break the Java it writes. */
class GeneratedNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Model",
        "ModelSpec",
        "Pass",
        "PortablePass",
        "VectorPass",
        "Kernels",
        "FloatVector",
        "VectorSpecies",
        "Math",
        "Functions",
        "CounterRandom",
        "List",
        "Path",
        "Map",
        "Arrays",
        "IOException",
        "IndexOutOfBoundsException",
        "System",
        "Override",
        "Float"
      })
  void aModelMayBearTheNameOfAClass(String name) {
    compile(
        """
        model %s {
          input x: float32[4, 4, 1]
          Conv2D(2, 3, activation=tanh)
          MaxPooling2D(2)
          Dropout(0.5)
          Flatten()
          Dense(2, activation=softmax)
        }
        """
            .formatted(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input",
        "output",
        "weights",
        "gradients",
        "samples",
        "sample",
        "capacity",
        "training",
        "layer",
        "first",
        "count",
        "sum",
        "tap",
        "acc",
        "i",
        "lane",
        "y",
        "x",
        "f",
        "shared0",
        "gradient0",
        "input_gradient",
        "d_conv",
        "conv_output",
        "random_key",
        "first_sample",
        "before_activation",
        "int",
        "class",
        "this",
        "to_string",
        "hash_code",
        "layer_output",
        "scalars",
        "vectors",
        "target",
        "rest",
        "panel",
        "panels",
        "pack",
        "packs",
        "plane",
        "at",
        "band",
        "from",
        "V",
        "conv_output_panels",
        "conv_output_plane"
      })
  void aLayerMayBearAnyName(String name) {
    compile(
        """
        model Named {
          input x: float32[4, 4, 1]
          Conv2D(2, 3, activation=relu, name="conv")
          Dropout(0.5, name="drop")
          Conv2D(2, 1, activation=tanh, padding=same, name="%s")
          Flatten()
          Dense(2, activation=softmax)
        }
        """
            .formatted(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forward",
        "uniform",
        "Exp",
        "conv",
        "convOutput",
        "convOutputLanes",
        "fma4x16",
        "pack",
        "x",
        "int",
        "Math",
        "Named"
      })
  void aFunctionMayBearAnyName(String name) {
    compile(
        """
        function %1$s(x, b=2) = b * tanh(x) + exp(x) + exp(x) * max(x, 0)
        function d_%1$s(int, class=0.5) = class * int**2

        model Named {
          input x: float32[4, 4, 1]
          Conv2D(16, 3, activation=%1$s, name="conv")
          Dropout(0.5)
          Conv2D(2, 1, activation=d_%1$s, padding=same, name="%1$s")
          Activation(%1$s(b=3))
          Flatten()
          Dense(2, activation=softmax)
        }
        """
            .formatted(name));
  }

  /** Methods that a function's method would hide, or have the parameters of. */
  @Test
  void functionsTakeNoNameOfAnotherMethod() throws ReflectiveOperationException {
    Set<String> methods = new TreeSet<>();
    List<Class<?>> types =
        List.of(Model.class, Model.class.getSuperclass(), Pass.class, Functions.class);
    for (Class<?> type : types) {
      Arrays.stream(type.getDeclaredMethods()).map(Method::getName).forEach(methods::add);
    }
    methods.removeIf(name -> name.contains("$"));

    for (String method : methods) {
      String function = Character.toUpperCase(method.charAt(0)) + method.substring(1);
      String text =
          "function %1$s(x) = x\nmodel M { input x: float32[1] Activation(%1$s) }"
              .formatted(function);
      assertThat(methodOf(text)).as("method of a function like %s", method).isNotEqualTo(method);
    }
  }

  /** The name of the first public static method that takes a float. */
  private static String methodOf(String text) {
    CnnCompiler.Request request =
        new CnnCompiler.Request(new Source("Test.cnn", text), "generated");
    String java = new CnnCompiler().compile(request).files().get(0).text();
    int start = java.indexOf("public static float ") + "public static float ".length();
    return java.substring(start, java.indexOf('(', start));
  }

  /** Refusing a name with a diagnostic is as good as a class that compiles. */
  private static void compile(String text) {
    CnnCompiler.Request request =
        new CnnCompiler.Request(new Source("Test.cnn", text), "generated");
    Response response = new CnnCompiler().compile(request);
    if (response.failed()) {
      assertThat(response.diagnostics())
          .allSatisfy(d -> assertThat(d.id()).isIn("reserved-name", "duplicate-name"));
    } else {
      CompiledNetwork network = CompiledNetwork.of(text);
      float[] prediction = network.create(0).predict(new float[16]);
      assertThat(prediction).hasSize(2);
      assertThat(network.createForThisMachine(0).predict(new float[16])).isEqualTo(prediction);
    }
  }

  @Test
  void noTwoModelsShareAClass() {
    String layers = " { input x: float32[4] Dense(2) }\n";
    String text = "model A" + layers + "model AVector512" + layers;
    CnnCompiler.Request request =
        new CnnCompiler.Request(new Source("Test.cnn", text), "generated");

    assertThat(new CnnCompiler().compile(request).diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.id()).isEqualTo("duplicate-name"))
        .satisfies(d -> assertThat(d.message()).contains("`AVector512` is already used"));
  }
}
