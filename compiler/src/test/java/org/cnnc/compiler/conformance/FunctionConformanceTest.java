package org.cnnc.compiler.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.function.formula.FormulaText;
import org.cnnc.compiler.function.formula.RandomFormula;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.source.Source;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.Pass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random functions as activations of layers: generated code gives the bits of the nests run
 * naively, and the backward pass is the derivative of the forward pass.
 */
class FunctionConformanceTest {
  private static final int SAMPLES = 3;
  private static final double STEP = 1e-6;
  private static final Shape INPUT = Shape.of(5, 5, 2);
  private static final List<String> LAYERS =
      List.of("Activation(f)", "Conv2D(8, 3, activation=f)", "Dense(5, activation=f(y=-0.25))");
  private static final List<String> FUNCTIONS =
      List.of(
          "x**3 + 2*x + 5",
          "x * sigmoid(y * x)",
          "where(x > 0, x, 0.1 * x)",
          "where(x > -y and x < y, x**2, abs(x))",
          "min(max(x, -y), relu(x) + softplus(-x))",
          "log(1 + exp(-x**2)) * sqrt(abs(x) + 1) / cos(y)");
  private static final List<String> MODELS = models();
  private static final CompiledNetworks NETWORKS = CompiledNetworks.of(MODELS, Algorithms.DIRECT);

  private static List<String> models() {
    List<String> bodies = new ArrayList<>(FUNCTIONS);
    for (int seed = 0; seed < 6; seed++) {
      bodies.add(FormulaText.of(new RandomFormula(seed).next(4)));
    }
    return IntStream.range(0, bodies.size())
        .mapToObj(i -> model(bodies.get(i), LAYERS.get(i % LAYERS.size())))
        .toList();
  }

  private static String model(String body, String layer) {
    return """
        function f(x, y=0.75) = %s

        model Example {
          input image: float32[5, 5, 2]
          %s
        }
        """
        .formatted(body, layer);
  }

  static List<Arguments> modelsAndRenderings() {
    List<Arguments> cases = new ArrayList<>();
    for (int i = 0; i < MODELS.size(); i++) {
      cases.add(Arguments.of(MODELS.get(i), Rendering.PORTABLE));
      cases.add(Arguments.of(MODELS.get(i), Rendering.VECTORS.get(0)));
    }
    return cases;
  }

  static List<String> allModels() {
    return MODELS;
  }

  @ParameterizedTest
  @MethodSource("modelsAndRenderings")
  void generatedCodeGivesTheBitsOfTheNests(String text, Rendering rendering) {
    Layer layer = layer(text);
    CompiledNetwork network = NETWORKS.get(text);
    Model model = network.create(7);
    SplittableRandom random = new SplittableRandom(3);
    float[] weights = model.weights();
    Values.fill(weights, random);
    Kernels kernels = network.kernels(model, rendering);
    kernels.packAll(weights, true);
    Pass pass = kernels.newPass(SAMPLES, true);
    pass.keepInputGradient();
    Values.fill(pass.input(), random);
    Values.fill(pass.outputGradient(), random);
    NestInterpreter naive = new NestInterpreter(true, 0, 0);
    Values.copy(pass.input(), naive.buffer(input(), SAMPLES));
    Values.copy(pass.outputGradient(), naive.buffer(output(layer).gradient(), SAMPLES));
    Values.setWeights(naive, layer, weights);
    Pass predicting = kernels.newPass(SAMPLES, false);
    System.arraycopy(pass.input(), 0, predicting.input(), 0, pass.input().length);

    pass.forwardTraining(weights, SAMPLES, 0, 0);
    naive.run(forward(layer), SAMPLES);
    assertThat(pass.output()).isEqualTo(Values.floats(naive.buffer(output(layer), SAMPLES)));
    predicting.forward(weights, SAMPLES);
    assertThat(predicting.output()).isEqualTo(pass.output());

    pass.backward(weights, new float[weights.length], SAMPLES, false);
    naive.run(backward(layer), SAMPLES);
    assertThat(pass.inputGradient())
        .isEqualTo(Values.floats(naive.buffer(input().gradient(), SAMPLES)));
  }

  @ParameterizedTest
  @MethodSource("allModels")
  void theBackwardPassIsTheDerivative(String text) {
    Layer layer = layer(text);
    NestInterpreter exact = new NestInterpreter(false, 0, 0);
    SplittableRandom random = new SplittableRandom(5);
    Values.fill(exact.buffer(input(), 1), random);
    layer.weights().forEach(weight -> Values.fill(exact.buffer(Values.buffer(weight), 1), random));
    double[] doutput = exact.buffer(output(layer).gradient(), 1);
    Values.fill(doutput, random);
    double[] direction = doutput.clone();
    exact.run(forward(layer), 1);
    exact.run(backward(layer), 1);
    double[] gradient = exact.buffer(input().gradient(), 1);
    int compared = 0;
    for (int element = 0; element < gradient.length; element += 4) {
      double wide = difference(exact, layer, element, direction, STEP);
      double narrow = difference(exact, layer, element, direction, STEP / 4);
      double size = 1 + Math.abs(narrow);
      if (Math.abs(wide - narrow) <= 1e-5 * size) {
        compared++;
        assertThat(gradient[element])
            .as("element %d of\n%s", element, text)
            .isCloseTo(narrow, within(1e-4 * size));
      }
    }
    assertThat(compared).as("elements away from kinks").isGreaterThan(gradient.length / 4 * 8 / 10);
  }

  private static double difference(
      NestInterpreter exact, Layer layer, int element, double[] direction, double step) {
    double[] output = exact.buffer(output(layer), 1);
    Runnable forward = () -> exact.run(forward(layer), 1);
    return Values.difference(exact.buffer(input(), 1), element, step, forward, output, direction);
  }

  private static Layer layer(String text) {
    CnnCompiler.Response response =
        new CnnCompiler().check(new CnnCompiler.Request(new Source("Test.cnn", text), ""));
    return response.models().get(0).layers().get(0).layer();
  }

  private static List<Nest> forward(Layer layer) {
    List<Nest> nests = new ArrayList<>(layer.forward(true));
    nests.addAll(layer.activation().forwardTraining(output(layer)));
    return nests;
  }

  private static List<Nest> backward(Layer layer) {
    Buffer output = output(layer);
    List<Nest> nests = new ArrayList<>(layer.activation().backward(output, output.gradient()));
    nests.addAll(layer.backward());
    return nests;
  }

  private static Buffer input() {
    return Buffer.sample("input", INPUT);
  }

  private static Buffer output(Layer layer) {
    return Buffer.sample("output", layer.output());
  }
}
