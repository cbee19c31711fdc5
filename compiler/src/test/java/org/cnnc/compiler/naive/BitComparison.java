package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cnnc.compiler.compiled.Backward;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.naive.NaiveNetwork.Step;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Pass;
import org.cnnc.runtime.data.Rows;

/** One batch through the naive loops, then through generated code in any rendering. */
public final class BitComparison {
  private final NaiveNetwork naive;
  private final CompiledNetwork network;
  private final int batch;
  private final GraphModel model;
  private final float[] weights;
  private final float[] x;
  private final float[] doutput;
  private final List<float[]> outputs = new ArrayList<>();
  private final float[] dweights;
  private final float[] dx;
  private final float[] prediction;

  public BitComparison(NaiveNetwork naive, CompiledNetwork network, int batch) {
    this.naive = naive;
    this.network = network;
    this.batch = batch;
    weights = Numbers.random(naive.weightCount(), 77);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 0.25f;
    }
    model = network.graph(0);
    model.setWeights(weights);
    x = Numbers.random(batch * naive.inputSize(), batch);
    doutput = Numbers.random(batch * naive.outputSize(), -batch);
    dweights = new float[weights.length];
    dx = new float[x.length];
    prediction = new float[doutput.length];
    computeNaively();
  }

  private void computeNaively() {
    for (Step step : naive.steps()) {
      outputs.add(new float[batch * (int) step.layer().output().elements()]);
    }
    double[] w = Numbers.toDouble(weights);
    double[] dw = new double[w.length];
    List<double[]> rows = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int sample = 0; sample < batch; sample++) {
      rows.add(Numbers.toDouble(x, sample, naive.inputSize()));
      targets.add(Numbers.toDouble(doutput, sample, naive.outputSize()));
      List<double[]> layers = naive.forward(Arithmetic.FLOAT32, w, rows.get(sample), sample);
      for (int i = 0; i < layers.size(); i++) {
        put(layers.get(i), outputs.get(i), sample);
      }
      put(naive.predict(Arithmetic.FLOAT32, w, rows.get(sample)), prediction, sample);
    }
    List<double[]> inputGradients = naive.backward(Arithmetic.FLOAT32, w, rows, targets, dw);
    for (int sample = 0; sample < batch; sample++) {
      put(inputGradients.get(sample), dx, sample);
    }
    put(dw, dweights, 0);
  }

  private static void put(double[] values, float[] target, int sample) {
    for (int i = 0; i < values.length; i++) {
      target[sample * values.length + i] = (float) values[i];
    }
  }

  /** Fails with the text of the network at the first bit that differs. */
  public void run(Rendering rendering) {
    Kernels kernels = network.kernels(model, rendering);
    comparePrediction(rendering, kernels);
    compareTraining(rendering, kernels);
    // Predicting again: what the training pass packed must not have disturbed it.
    comparePrediction(rendering, kernels);
  }

  private void comparePrediction(Rendering rendering, Kernels kernels) {
    kernels.packAll(weights, false);
    Pass pass = kernels.newPass(batch, false);
    Ports ports = new Ports(naive, batch);
    ports.putInputs(pass, x);
    pass.forward(weights, batch);
    same(rendering + ", outputs of the network", ports.outputs(pass), prediction);
    if (rendering == Rendering.PORTABLE) {
      float[][] predicted = model.predictAll(ports.split(x, naive.inputs()));
      same("prediction", Rows.join(batch, predicted), prediction);
    }
  }

  private void compareTraining(Rendering rendering, Kernels kernels) {
    kernels.packAll(weights, true);
    // One sample more than is used: the capacity must not show in the numbers.
    Pass pass = kernels.newPass(batch + 1, true);
    pass.keepInputGradient();
    Ports ports = new Ports(naive, batch);
    ports.putInputs(pass, x);
    pass.forward(weights, batch);
    if (naive.steps().stream().noneMatch(step -> step.layer() instanceof NaiveDropout)) {
      compareLayers(rendering + ", predicted", pass);
    }
    for (int i = 0; i < outputs.size(); i++) {
      Arrays.fill(pass.layerOutput(i), Float.NaN);
    }
    ports.putInputs(pass, x); // a layer may show its input
    pass.forwardTraining(weights, batch, NaiveDropout.KEY, 0);
    compareLayers(rendering.toString(), pass);
    ports.putOutputGradients(pass, doutput);
    float[] gradients = new float[weights.length];
    boolean[] byOutputs = new boolean[naive.outputs().size()];
    Backward.run(kernels, pass, weights, gradients, batch, byOutputs);
    same(rendering + ", gradient of the weights", gradients, dweights);
    same(rendering + ", gradient of the inputs", ports.inputGradients(pass), dx);
  }

  private void compareLayers(String what, Pass pass) {
    for (int i = 0; i < outputs.size(); i++) {
      if (!isPooledAtOnce(pass, i)) {
        same(what + ", output of layer " + i, pass.layerOutput(i), outputs.get(i));
      }
    }
  }

  /** Whether a layer is one that a pooling reads, and training has stored nothing of it. */
  private boolean isPooledAtOnce(Pass pass, int layer) {
    boolean pooled =
        layer + 1 < naive.steps().size()
            && naive.steps().get(layer + 1).layer().kind().endsWith("Pooling2D");
    for (float value : pass.layerOutput(layer)) {
      pooled &= Float.isNaN(value);
    }
    return pooled;
  }

  private void same(String what, float[] actual, float[] expected) {
    int[] bits = bits(actual, expected.length);
    int at = Arrays.mismatch(bits, bits(expected, expected.length));
    if (at >= 0) {
      throw new AssertionError(
          String.format(
              "%s, element %d of %d samples: %s, expected %s%n%s",
              what, at, batch, actual[at], expected[at], network.text()));
    }
  }

  private int[] bits(float[] values, int length) {
    int[] bits = new int[length];
    for (int i = 0; i < length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}
