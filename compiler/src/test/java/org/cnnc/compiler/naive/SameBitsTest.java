package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.NaiveNetwork.Step;
import org.cnnc.compiler.naive.Window.Padding;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.Pass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated code computes the naive loops' float32 numbers, to the last bit. */
class SameBitsTest {
  private static final int[] BATCHES = {1, 3, 8, 17};
  private static final int SEEDS = 3;
  private static final long[] SEEDS_OF_NETWORKS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  private static final CompiledNetworks NETWORKS = CompiledNetworks.of(texts());

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(LayerCases.texts(layersAndSeeds()));
    for (long seed : SEEDS_OF_NETWORKS) {
      texts.add(RandomNetwork.classifier(seed).text());
      texts.add(RandomNetwork.wide(seed).text());
    }
    return texts;
  }

  static long[] networkSeeds() {
    return SEEDS_OF_NETWORKS;
  }

  static List<Arguments> layersAndSeeds() {
    return LayerCases.of(100, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("layersAndSeeds")
  void everyLayerKindGivesTheBitsOfTheNaiveLoops(
      String kind, NaiveActivation activation, int seed) {
    check(RandomNetwork.around(kind, activation, seed), BATCHES);
  }

  @ParameterizedTest
  @MethodSource("networkSeeds")
  void wholeNetworksGiveTheBitsOfTheNaiveLoops(long seed) {
    check(RandomNetwork.classifier(seed), BATCHES);
  }

  @ParameterizedTest
  @MethodSource("networkSeeds")
  void wideNetworksGiveTheBitsOfTheNaiveLoops(long seed) {
    check(RandomNetwork.wide(seed), 1, 9);
  }

  /** The network most people begin with: its sizes fill the lanes and tiles of the kernels. */
  @Test
  void theFashionNetworkGivesTheBitsOfTheNaiveLoops() {
    Shape image = Shape.of(28, 28, 1);
    List<Step> steps = new ArrayList<>();
    NaiveLayer conv = new NaiveConv2D(new Window(image, 3, 3, 1, 1, Padding.SAME), 32, true);
    steps.add(new Step(conv, NaiveActivation.RELU));
    steps.add(pool(conv.output()));
    Shape pooled = steps.get(1).layer().output();
    NaiveLayer conv1 = new NaiveConv2D(new Window(pooled, 3, 3, 1, 1, Padding.SAME), 64, true);
    steps.add(new Step(conv1, NaiveActivation.RELU));
    steps.add(pool(conv1.output()));
    Shape flat = Shape.of((int) steps.get(3).layer().output().elements());
    steps.add(new Step(new NaiveIdentity("Flatten", flat), NaiveActivation.LINEAR));
    steps.add(new Step(new NaiveDense(flat, 100, true), NaiveActivation.RELU));
    steps.add(new Step(new NaiveDense(Shape.of(100), 10, true), NaiveActivation.SOFTMAX));
    NaiveNetwork fashion = new NaiveNetwork(image, steps);

    assertThat(fashion.weightCount()).isEqualTo(333_526);
    check(fashion, 1, 9);
  }

  private static Step pool(Shape input) {
    Window window = new Window(input, 2, 2, 2, 2, Padding.VALID);
    return new Step(new NaiveMaxPooling2D(window), NaiveActivation.LINEAR);
  }

  private static void check(NaiveNetwork naive, int... batches) {
    Model model = NETWORKS.get(naive.text()).create(0);
    float[] weights = Numbers.random(naive.weightCount(), 77);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 0.25f;
    }
    for (int batch : batches) {
      new Comparison(naive, model, weights, batch).run();
    }
  }

  /** One batch through generated code and naive loops. */
  private static final class Comparison {
    private final NaiveNetwork naive;
    private final Model model;
    private final float[] weights;
    private final int batch;
    private final float[] x;
    private final float[] doutput;
    private final List<float[]> outputs = new ArrayList<>();
    private final float[] dweights;
    private final float[] dx;

    Comparison(NaiveNetwork naive, Model model, float[] weights, int batch) {
      this.naive = naive;
      this.model = model;
      this.weights = weights;
      this.batch = batch;
      x = Numbers.random(batch * (int) naive.input().elements(), batch);
      doutput = Numbers.random(batch * (int) naive.output().elements(), -batch);
      dweights = new float[weights.length];
      dx = new float[x.length];
    }

    void run() {
      computeNaively();
      comparePrediction();
      compareTraining();
    }

    private void computeNaively() {
      for (Step step : naive.steps()) {
        outputs.add(new float[batch * (int) step.layer().output().elements()]);
      }
      double[] w = Numbers.toDouble(weights);
      double[] dw = new double[w.length];
      for (int sample = 0; sample < batch; sample++) {
        double[] own = Numbers.toDouble(x, sample, (int) naive.input().elements());
        double[] dy = Numbers.toDouble(doutput, sample, (int) naive.output().elements());
        List<double[]> layers = naive.forward(Arithmetic.FLOAT32, w, own);
        for (int i = 0; i < layers.size(); i++) {
          put(layers.get(i), outputs.get(i), sample);
        }
        put(naive.backward(Arithmetic.FLOAT32, w, own, dy, dw), dx, sample);
      }
      put(dw, dweights, 0);
    }

    private static void put(double[] values, float[] target, int sample) {
      for (int i = 0; i < values.length; i++) {
        target[sample * values.length + i] = (float) values[i];
      }
    }

    private void comparePrediction() {
      Pass pass = CompiledNetwork.newPass(model, batch, false);
      System.arraycopy(x, 0, pass.input(), 0, x.length);
      pass.forward(weights, batch);
      same("output of the network", pass.output(), outputs.get(outputs.size() - 1));
      System.arraycopy(weights, 0, model.weights(), 0, weights.length);
      same("prediction", model.predict(x), outputs.get(outputs.size() - 1));
    }

    private void compareTraining() {
      // One sample more than is used: the capacity must not show in the numbers.
      Pass pass = CompiledNetwork.newPass(model, batch + 1, true);
      pass.keepInputGradient();
      System.arraycopy(x, 0, pass.input(), 0, x.length);
      pass.forwardTraining(weights, batch, 0, 0);
      for (int i = 0; i < outputs.size(); i++) {
        same("output of layer " + i, pass.layerOutput(i), outputs.get(i));
      }
      System.arraycopy(doutput, 0, pass.outputGradient(), 0, doutput.length);
      float[] gradients = new float[weights.length];
      pass.backward(weights, gradients, batch, false);
      same("gradient of the weights", gradients, dweights);
      same("gradient of the input", pass.inputGradient(), dx);
    }

    private void same(String what, float[] actual, float[] expected) {
      int[] bits = bits(actual, expected.length);
      int at = Arrays.mismatch(bits, bits(expected, expected.length));
      if (at >= 0) {
        throw new AssertionError(
            String.format(
                "%s, element %d of %d samples: %s, expected %s%n%s",
                what, at, batch, actual[at], expected[at], naive.text()));
      }
    }

    private static int[] bits(float[] values, int length) {
      int[] bits = new int[length];
      for (int i = 0; i < length; i++) {
        bits[i] = Float.floatToIntBits(values[i]);
      }
      return bits;
    }
  }
}
