package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.naive.NaiveNetwork.Step;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.Pass;

/** One batch through the naive loops, then through generated code in any rendering. */
final class BitComparison {
  private final NaiveNetwork naive;
  private final CompiledNetwork network;
  private final int batch;
  private final Model model;
  private final float[] weights;
  private final float[] x;
  private final float[] doutput;
  private final List<float[]> outputs = new ArrayList<>();
  private final float[] dweights;
  private final float[] dx;

  BitComparison(NaiveNetwork naive, CompiledNetwork network, int batch) {
    this.naive = naive;
    this.network = network;
    this.batch = batch;
    weights = Numbers.random(naive.weightCount(), 77);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 0.25f;
    }
    model = network.create(0);
    model.setWeights(weights);
    x = Numbers.random(batch * (int) naive.input().elements(), batch);
    doutput = Numbers.random(batch * (int) naive.output().elements(), -batch);
    dweights = new float[weights.length];
    dx = new float[x.length];
    computeNaively();
  }

  private void computeNaively() {
    for (Step step : naive.steps()) {
      outputs.add(new float[batch * (int) step.layer().output().elements()]);
    }
    double[] w = Numbers.toDouble(weights);
    double[] dw = new double[w.length];
    List<double[]> samples = new ArrayList<>();
    List<double[]> gradients = new ArrayList<>();
    for (int sample = 0; sample < batch; sample++) {
      double[] own = Numbers.toDouble(x, sample, (int) naive.input().elements());
      samples.add(own);
      gradients.add(Numbers.toDouble(doutput, sample, (int) naive.output().elements()));
      List<double[]> layers = naive.forward(Arithmetic.FLOAT32, w, own);
      for (int i = 0; i < layers.size(); i++) {
        put(layers.get(i), outputs.get(i), sample);
      }
    }
    List<double[]> dinputs = naive.backward(Arithmetic.FLOAT32, w, samples, gradients, dw);
    for (int sample = 0; sample < batch; sample++) {
      put(dinputs.get(sample), dx, sample);
    }
    put(dw, dweights, 0);
  }

  private static void put(double[] values, float[] target, int sample) {
    for (int i = 0; i < values.length; i++) {
      target[sample * values.length + i] = (float) values[i];
    }
  }

  /** Fails with the text of the network at the first bit that differs. */
  void run(Rendering rendering) {
    Kernels kernels = network.kernels(model, rendering);
    comparePrediction(rendering, kernels);
    compareTraining(rendering, kernels);
    // Predicting again: what the training pass packed must not have disturbed it.
    comparePrediction(rendering, kernels);
  }

  private void comparePrediction(Rendering rendering, Kernels kernels) {
    kernels.packAll(weights, false);
    Pass pass = kernels.newPass(batch, false);
    System.arraycopy(x, 0, pass.input(), 0, x.length);
    pass.forward(weights, batch);
    float[] expected = outputs.get(outputs.size() - 1);
    same(rendering + ", output of the network", pass.output(), expected);
    if (rendering == Rendering.PORTABLE) {
      same("prediction", model.predict(x), expected);
    }
  }

  private void compareTraining(Rendering rendering, Kernels kernels) {
    kernels.packAll(weights, true);
    // One sample more than is used: the capacity must not show in the numbers.
    Pass pass = kernels.newPass(batch + 1, true);
    pass.keepInputGradient();
    System.arraycopy(x, 0, pass.input(), 0, x.length);
    pass.forwardTraining(weights, batch, 0, 0);
    for (int i = 0; i < outputs.size(); i++) {
      same(rendering + ", output of layer " + i, pass.layerOutput(i), outputs.get(i));
    }
    System.arraycopy(doutput, 0, pass.outputGradient(), 0, doutput.length);
    float[] gradients = new float[weights.length];
    pass.backward(weights, gradients, batch, false);
    same(rendering + ", gradient of the weights", gradients, dweights);
    same(rendering + ", gradient of the input", pass.inputGradient(), dx);
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
