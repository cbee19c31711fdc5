package org.cnnc.compiler.naive;

import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** The mean of the cells of each window that lie inside the image. */
public record NaiveAveragePooling2D(Window window) implements NaiveLayer {
  @Override
  public String kind() {
    return "AveragePooling2D";
  }

  @Override
  public List<String> arguments() {
    return window.arguments("pool_size");
  }

  @Override
  public Shape output() {
    return Shape.of(window.outputRows(), window.outputColumns(), window.input().channels());
  }

  @Override
  public double[] forward(Arithmetic m, double[] input, double[] weights) {
    double[] output = new double[(int) output().elements()];
    int channels = window.input().channels();
    for (int i = 0; i < output.length; i++) {
      int y = i / channels / window.outputColumns();
      int x = i / channels % window.outputColumns();
      output[i] = m.divide(sum(m, input, y, x, i % channels), count(y, x));
    }
    return output;
  }

  private double sum(Arithmetic m, double[] input, int y, int x, int channel) {
    double sum = 0;
    for (int row = 0; row < window.rows(); row++) {
      for (int column = 0; column < window.columns(); column++) {
        int inputRow = window.inputRow(y, row);
        int inputColumn = window.inputColumn(x, column);
        boolean inside = window.isInside(inputRow, inputColumn);
        double cell = inside ? input[window.inputIndex(inputRow, inputColumn, channel)] : 0;
        sum = m.add(sum, cell);
      }
    }
    return sum;
  }

  private int count(int y, int x) {
    int count = 0;
    for (int row = 0; row < window.rows(); row++) {
      for (int column = 0; column < window.columns(); column++) {
        count += window.isInside(window.inputRow(y, row), window.inputColumn(x, column)) ? 1 : 0;
      }
    }
    return count;
  }

  @Override
  public double[] backward(
      Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights) {
    double[] dinput = new double[input.length];
    for (int cell = 0; cell < dinput.length; cell++) {
      dinput[cell] = inputGradient(m, doutput, cell);
    }
    return dinput;
  }

  private double inputGradient(Arithmetic m, double[] doutput, int cell) {
    int channels = window.input().channels();
    int inputRow = cell / channels / window.input().width();
    int inputColumn = cell / channels % window.input().width();
    double sum = 0;
    for (int row = 0; row < window.rows(); row++) {
      for (int column = 0; column < window.columns(); column++) {
        int y = window.outputRow(inputRow, row);
        int x = window.outputColumn(inputColumn, column);
        if (y >= 0 && x >= 0) {
          int i = (y * window.outputColumns() + x) * channels + cell % channels;
          sum = m.add(sum, m.divide(doutput[i], count(y, x)));
        }
      }
    }
    return sum;
  }
}
