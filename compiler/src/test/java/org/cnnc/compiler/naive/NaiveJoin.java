package org.cnnc.compiler.naive;

import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** A layer that joins tensors of one shape element by element. */
public record NaiveJoin(String kind, Shape output) implements NaiveMerge {
  @Override
  public List<String> arguments() {
    return List.of();
  }

  @Override
  public double[] forward(Arithmetic m, List<double[]> inputs, double[] weights) {
    double[] output = new double[(int) output().elements()];
    for (int i = 0; i < output.length; i++) {
      double value = inputs.get(0)[i];
      for (double[] input : inputs.subList(1, inputs.size())) {
        value = join(m, value, input[i]);
      }
      output[i] = kind.equals("Average") ? m.divide(value, inputs.size()) : value;
    }
    return output;
  }

  private double join(Arithmetic m, double a, double b) {
    return switch (kind) {
      case "Add", "Average" -> m.add(a, b);
      case "Subtract" -> m.subtract(a, b);
      case "Multiply" -> m.multiply(a, b);
      case "Maximum" -> Math.max(a, b);
      case "Minimum" -> Math.min(a, b);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Override
  public List<double[]> backward(
      Arithmetic m, List<double[]> inputs, double[] doutput, double[] weights, double[] dweights) {
    List<double[]> gradients = inputs.stream().map(double[]::clone).toList();
    for (int i = 0; i < doutput.length; i++) {
      for (int k = 0; k < inputs.size(); k++) {
        gradients.get(k)[i] = gradient(m, inputs, k, i, doutput[i]);
      }
    }
    return gradients;
  }

  private double gradient(Arithmetic m, List<double[]> inputs, int k, int i, double dy) {
    return switch (kind) {
      case "Add" -> dy;
      case "Average" -> m.divide(dy, inputs.size());
      case "Subtract" -> k == 0 ? dy : m.multiply(dy, -1);
      case "Multiply" -> {
        double product = dy;
        for (int other = 0; other < inputs.size(); other++) {
          product = other == k ? product : m.multiply(product, inputs.get(other)[i]);
        }
        yield product;
      }
      default -> m.multiply(dy, isFirstExtreme(m, inputs, k, i) ? 1 : 0);
    };
  }

  private boolean isFirstExtreme(Arithmetic m, List<double[]> inputs, int k, int i) {
    double extreme = forward(m, inputs, new double[0])[i];
    int first = 0;
    while (inputs.get(first)[i] != extreme) {
      first++;
    }
    return first == k;
  }

  @Override
  public double distanceToKink(List<double[]> inputs) {
    double distance = Double.POSITIVE_INFINITY;
    boolean jumps = kind.equals("Maximum") || kind.equals("Minimum");
    for (int a = 0; a < inputs.size() && jumps; a++) {
      for (int b = 0; b < a; b++) {
        for (int i = 0; i < output.elements(); i++) {
          distance = Math.min(distance, Math.abs(inputs.get(a)[i] - inputs.get(b)[i]));
        }
      }
    }
    return distance;
  }
}
