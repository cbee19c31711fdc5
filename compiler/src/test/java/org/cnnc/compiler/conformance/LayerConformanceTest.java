package org.cnnc.compiler.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.compiled.Backward;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.source.Source;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Pass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each layer kind's documented example: it compiles, has the shape it says, gives the bits of its
 * nests run naively, and its backward pass is the derivative of its forward pass.
 */
class LayerConformanceTest {
  private static final int SAMPLES = 3;
  private static final long RANDOM_KEY = 42;
  private static final double STEP = 1e-6;
  private static final CompiledNetworks NETWORKS =
      CompiledNetworks.of(
          kinds().stream().map(k -> DocumentedExample.of(k).model()).toList(), Algorithms.DIRECT);

  static List<LayerKind> kinds() {
    return ServiceLoader.load(LayerKind.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  static List<Arguments> kindsAndRenderings() {
    return kinds().stream()
        .flatMap(kind -> Arrays.stream(Rendering.values()).map(r -> Arguments.of(kind, r)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theExampleHasTheShapeItSays(LayerKind kind) {
    DocumentedExample example = DocumentedExample.of(kind);

    assertThat(layer(example).output()).hasToString(example.output());
    GraphModel model = NETWORKS.get(example.model()).graph(1);
    long weights = layer(example).weights().stream().mapToLong(w -> w.shape().elements()).sum();
    assertThat((long) model.weights().length).isEqualTo(weights);
    assertThat(CompiledNetwork.newPass(model, 1, false).output())
        .hasSize(Math.toIntExact(layer(example).output().elements()));
  }

  @ParameterizedTest
  @MethodSource("kindsAndRenderings")
  void generatedCodeGivesTheBitsOfTheNests(LayerKind kind, Rendering rendering) {
    DocumentedExample example = DocumentedExample.of(kind);
    Layer layer = layer(example);
    CompiledNetwork network = NETWORKS.get(example.model());
    GraphModel model = network.graph(7);
    SplittableRandom random = new SplittableRandom(3);
    float[] weights = model.weights();
    Values.fill(weights, random);
    Kernels kernels = network.kernels(model, rendering);
    kernels.packAll(weights, true);
    Pass pass = kernels.newPass(SAMPLES, true);
    pass.keepInputGradient();
    List<Buffer> inputs = inputs(example);
    NestInterpreter naive = new NestInterpreter(true, RANDOM_KEY, 0);
    for (int i = 0; i < inputs.size(); i++) {
      Values.fill(pass.input(i), random);
      Values.copy(pass.input(i), naive.buffer(inputs.get(i), SAMPLES));
    }
    Values.fill(pass.outputGradient(), random);
    Values.copy(pass.outputGradient(), naive.buffer(output(layer).gradient(), SAMPLES));
    Values.setWeights(naive, layer, weights);

    pass.forwardTraining(weights, SAMPLES, RANDOM_KEY, 0);
    naive.run(forward(layer), SAMPLES);
    assertThat(pass.output()).isEqualTo(Values.floats(naive.buffer(output(layer), SAMPLES)));

    float[] gradients = new float[weights.length];
    Backward.run(kernels, pass, weights, gradients, SAMPLES, false);
    naive.run(backward(layer), SAMPLES);
    if (!layer.backward().isEmpty()) {
      for (int i = 0; i < inputs.size(); i++) {
        assertThat(pass.inputGradient(i))
            .as("gradient by input %d", i)
            .isEqualTo(Values.floats(naive.buffer(inputs.get(i).gradient(), SAMPLES)));
      }
    }
    int offset = 0;
    for (Weight weight : layer.weights()) {
      float[] expected = Values.floats(naive.buffer(Values.buffer(weight).gradient(), SAMPLES));
      assertThat(Arrays.copyOfRange(gradients, offset, offset + expected.length))
          .as(weight.name())
          .isEqualTo(expected);
      offset += expected.length;
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theBackwardPassIsTheDerivative(LayerKind kind) {
    DocumentedExample example = DocumentedExample.of(kind);
    Layer layer = layer(example);
    List<Buffer> moved = new ArrayList<>(layer.weights().stream().map(Values::buffer).toList());
    if (!layer.backward().isEmpty()) {
      moved.addAll(inputs(example));
    }
    NestInterpreter exact = new NestInterpreter(false, RANDOM_KEY, 0);
    SplittableRandom random = new SplittableRandom(5);
    moved.forEach(b -> Values.fill(exact.buffer(b, 1), random));
    inputs(example).forEach(b -> Values.fill(exact.buffer(b, 1), random));
    double[] doutput = exact.buffer(output(layer).gradient(), 1);
    Values.fill(doutput, random);
    double[] direction = doutput.clone();
    exact.run(forward(layer), 1);
    exact.run(backward(layer), 1);
    for (Buffer buffer : moved) {
      double[] values = exact.buffer(buffer, 1);
      double[] gradient = exact.buffer(buffer.gradient(), 1);
      for (int i = 0; i < 4; i++) {
        int element = random.nextInt(values.length);
        double difference = difference(exact, layer, values, element, direction);
        assertThat(gradient[element])
            .as("%s element %d", buffer.gradient().name(), element)
            .isCloseTo(difference, within(1e-5));
      }
    }
  }

  private double difference(
      NestInterpreter exact, Layer layer, double[] values, int element, double[] direction) {
    double[] output = exact.buffer(output(layer), 1);
    Runnable forward = () -> exact.run(forward(layer), 1);
    return Values.difference(values, element, STEP, forward, output, direction);
  }

  private static Layer layer(DocumentedExample example) {
    Source source = new Source("Example.cnn", example.model());
    return new CnnCompiler()
        .check(new CnnCompiler.Request(source, ""))
        .models()
        .get(0)
        .layers()
        .get(0)
        .layer();
  }

  private static List<Nest> forward(Layer layer) {
    List<Nest> nests = new ArrayList<>(layer.forward(true));
    nests.addAll(layer.activation().forward(output(layer)));
    return nests;
  }

  private static List<Nest> backward(Layer layer) {
    Buffer output = output(layer);
    List<Nest> nests = new ArrayList<>(layer.activation().backward(output, output.gradient()));
    nests.addAll(layer.backward());
    return nests;
  }

  private static List<Buffer> inputs(DocumentedExample example) {
    List<Shape> shapes = example.inputShapes();
    List<Buffer> buffers = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      buffers.add(Buffer.sample(shapes.size() == 1 ? "input" : "input" + i, shapes.get(i)));
    }
    return buffers;
  }

  private static Buffer output(Layer layer) {
    // A view has no nests: its output is its input.
    return Buffer.sample(layer.forward(true).isEmpty() ? "input" : "output", layer.output());
  }
}
