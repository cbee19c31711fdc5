package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** Tensors side by side along an axis, counted without the batch. */
public record NaiveConcatenate(List<Shape> inputs, int axis) implements NaiveMerge {
  @Override
  public String kind() {
    return "Concatenate";
  }

  @Override
  public List<String> arguments() {
    return List.of("axis=" + (axis + 1));
  }

  @Override
  public Shape output() {
    List<Integer> sizes = new ArrayList<>(inputs.get(0).sizes());
    sizes.set(axis, inputs.stream().mapToInt(shape -> shape.size(axis)).sum());
    return new Shape(sizes);
  }

  /** The elements behind one step along the axis. */
  private int inner() {
    return inputs.get(0).sizes().stream().skip(axis + 1L).reduce(1, (a, b) -> a * b);
  }

  @Override
  public double[] forward(Arithmetic m, List<double[]> tensors, double[] weights) {
    double[] output = new double[(int) output().elements()];
    copy(output, tensors, true);
    return output;
  }

  @Override
  public List<double[]> backward(
      Arithmetic m, List<double[]> tensors, double[] doutput, double[] weights, double[] dw) {
    List<double[]> gradients = tensors.stream().map(double[]::clone).toList();
    copy(doutput, gradients, false);
    return gradients;
  }

  private void copy(double[] joined, List<double[]> parts, boolean toJoined) {
    int at = 0;
    int rows = joined.length / (output().size(axis) * inner());
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < parts.size(); k++) {
        int length = inputs.get(k).size(axis) * inner();
        if (toJoined) {
          System.arraycopy(parts.get(k), row * length, joined, at, length);
        } else {
          System.arraycopy(joined, at, parts.get(k), row * length, length);
        }
        at += length;
      }
    }
  }
}
