package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.runtime.CounterRandom;

/**
 * Dropping in training, by random numbers that depend on nothing but their place.
 *
 * @param layer the number among the model's layers, or what a seed stands for
 */
public record NaiveDropout(Shape output, double rate, int layer) implements NaiveLayer {
  /** The key of the training step that is compared. */
  public static final long KEY = 0x5eedL;

  @Override
  public String kind() {
    return "Dropout";
  }

  @Override
  public List<String> arguments() {
    return List.of("rate=" + rate);
  }

  @Override
  public double[] forward(Arithmetic m, double[] input, double[] weights) {
    return input;
  }

  @Override
  public double[] forwardTraining(
      Arithmetic m, List<double[]> inputs, double[] weights, int sample) {
    return masked(m, inputs.get(0), sample);
  }

  private double[] masked(Arithmetic m, double[] values, int sample) {
    double[] masked = new double[values.length];
    for (int i = 0; i < masked.length; i++) {
      boolean drops = (float) rate > CounterRandom.uniform(KEY, layer, sample, i);
      masked[i] = m.multiply(values[i], drops ? 0 : m.round(1 / (1 - rate)));
    }
    return masked;
  }

  @Override
  public double[] backward(
      Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights) {
    return masked(m, doutput, 0);
  }

  @Override
  public List<List<double[]>> backwardShard(
      Arithmetic m,
      List<List<double[]>> inputs,
      List<double[]> doutputs,
      double[] weights,
      double[] dweights) {
    List<List<double[]>> dinputs = new ArrayList<>();
    for (int sample = 0; sample < doutputs.size(); sample++) {
      dinputs.add(List.of(masked(m, doutputs.get(sample), sample)));
    }
    return dinputs;
  }
}
