package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cnnc.compiler.kernel.Shape;

/** A chain of naive layers: its text for the compiler, and its arithmetic. */
record NaiveNetwork(Shape input, List<Step> steps) {
  /** A layer and the activation behind it. */
  record Step(NaiveLayer layer, NaiveActivation activation) {
    private String text() {
      List<String> arguments = new ArrayList<>(layer.arguments());
      if (activation != NaiveActivation.LINEAR || layer.kind().equals("Activation")) {
        arguments.add("activation=" + activation);
      }
      return layer.kind() + "(" + String.join(", ", arguments) + ")";
    }

    private int channels() {
      return layer.output().channels();
    }

    private List<double[]> throughActivation(
        Arithmetic m, List<double[]> outputs, List<double[]> doutputs) {
      List<double[]> gradients = new ArrayList<>();
      for (int sample = 0; sample < outputs.size(); sample++) {
        gradients.add(
            activation.backward(m, outputs.get(sample), doutputs.get(sample), channels()));
      }
      return gradients;
    }
  }

  String text() {
    String sizes = input.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return steps.stream()
        .map(step -> "  " + step.text() + "\n")
        .collect(
            Collectors.joining("", "model Naive {\n  input x: float32[" + sizes + "]\n", "}\n"));
  }

  int weightCount() {
    return steps.stream().mapToInt(step -> step.layer().weightCount()).sum();
  }

  Shape output() {
    return steps.get(steps.size() - 1).layer().output();
  }

  /** The outputs of all layers for one sample. */
  List<double[]> forward(Arithmetic m, double[] weights, double[] x) {
    List<double[]> outputs = new ArrayList<>();
    double[] tensor = x;
    int offset = 0;
    for (Step step : steps) {
      double[] before = step.layer().forward(m, tensor, weightsOf(step, weights, offset));
      tensor = step.activation().forward(m, before, step.channels());
      outputs.add(tensor);
      offset += step.layer().weightCount();
    }
    return outputs;
  }

  /** Adds the samples' gradients by the weights and returns the ones by the input. */
  List<double[]> backward(
      Arithmetic m, double[] weights, List<double[]> x, List<double[]> doutput, double[] dweights) {
    List<List<double[]>> outputs = x.stream().map(own -> forward(m, weights, own)).toList();
    List<double[]> gradients = doutput;
    int offset = weightCount();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      offset -= step.layer().weightCount();
      double[] own = weightsOf(step, weights, offset);
      double[] dOwn = weightsOf(step, dweights, offset);
      List<double[]> before = i == 0 ? x : ofLayer(outputs, i - 1);
      gradients = step.throughActivation(m, ofLayer(outputs, i), gradients);
      gradients = step.layer().backward(m, before, gradients, own, dOwn);
      System.arraycopy(dOwn, 0, dweights, offset, dOwn.length);
    }
    return gradients;
  }

  private static List<double[]> ofLayer(List<List<double[]>> outputs, int layer) {
    return outputs.stream().map(own -> own.get(layer)).toList();
  }

  /** How far this sample is from the nearest point where a derivative jumps. */
  double distanceToKink(double[] weights, double[] x) {
    double distance = Double.POSITIVE_INFINITY;
    double[] tensor = x;
    int offset = 0;
    for (Step step : steps) {
      double[] own = weightsOf(step, weights, offset);
      double[] before = step.layer().forward(Arithmetic.FLOAT64, tensor, own);
      distance = Math.min(distance, step.layer().distanceToKink(tensor));
      distance = Math.min(distance, step.activation().distanceToKink(before));
      tensor = step.activation().forward(Arithmetic.FLOAT64, before, step.channels());
      offset += step.layer().weightCount();
    }
    return distance;
  }

  private static double[] weightsOf(Step step, double[] weights, int offset) {
    return Arrays.copyOfRange(weights, offset, offset + step.layer().weightCount());
  }
}
