package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** A function of the file, of each element of some tensors of one shape. */
public record NaivePointwise(String kind, Shape output, NaiveFunction function)
    implements NaiveMerge {
  @Override
  public List<String> arguments() {
    return List.of();
  }

  @Override
  public double[] forward(Arithmetic m, List<double[]> inputs, double[] weights) {
    double[] result = new double[(int) output.elements()];
    for (int i = 0; i < result.length; i++) {
      result[i] = function.value(m, at(inputs, i));
    }
    return result;
  }

  @Override
  public List<double[]> backward(
      Arithmetic m, List<double[]> inputs, double[] doutput, double[] weights, double[] dweights) {
    List<double[]> gradients = new ArrayList<>();
    for (int k = 0; k < inputs.size(); k++) {
      double[] gradient = new double[doutput.length];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = m.multiply(doutput[i], function.slope(m, k, at(inputs, i)));
      }
      gradients.add(gradient);
    }
    return gradients;
  }

  private static double[] at(List<double[]> inputs, int element) {
    return inputs.stream().mapToDouble(input -> input[element]).toArray();
  }

  /** A layer with a function of the file as its activation. */
  public record Behind(NaiveLayer layer, NaiveFunction function) implements NaiveLayer {
    @Override
    public String kind() {
      return layer.kind();
    }

    @Override
    public List<String> arguments() {
      return layer.arguments();
    }

    @Override
    public Shape output() {
      return layer.output();
    }

    @Override
    public List<Shape> weights() {
      return layer.weights();
    }

    private NaivePointwise activation() {
      return new NaivePointwise(kind(), output(), function);
    }

    @Override
    public double[] forward(Arithmetic m, double[] input, double[] weights) {
      return activation().forward(m, layer.forward(m, input, weights), weights);
    }

    @Override
    public double[] backward(
        Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights) {
      List<List<double[]>> shard = List.of(List.of(input));
      return backwardShard(m, shard, List.of(doutput), weights, dweights).get(0).get(0);
    }

    @Override
    public List<List<double[]>> backwardShard(
        Arithmetic m,
        List<List<double[]>> inputs,
        List<double[]> doutputs,
        double[] weights,
        double[] dweights) {
      List<double[]> before = new ArrayList<>();
      for (int sample = 0; sample < inputs.size(); sample++) {
        double[] between = layer.forward(m, inputs.get(sample), weights);
        before.add(activation().backward(m, between, doutputs.get(sample), weights, dweights));
      }
      return layer.backwardShard(m, inputs, before, weights, dweights);
    }
  }
}
