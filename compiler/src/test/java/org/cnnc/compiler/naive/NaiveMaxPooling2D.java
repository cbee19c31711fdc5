package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** The largest cell of each window; the first of equal ones takes the whole gradient. */
public record NaiveMaxPooling2D(Window window) implements NaiveLayer {
  @Override
  public String kind() {
    return "MaxPooling2D";
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
    for (int i = 0; i < output.length; i++) {
      output[i] =
          cells(i).stream().mapToDouble(cell -> input[cell]).reduce(Math::max).orElseThrow();
    }
    return output;
  }

  /** The index of the first largest cell under output {@code i}, other than {@code except}. */
  private int winner(double[] input, int i, int except) {
    int winner = -1;
    for (int cell : cells(i)) {
      if (cell != except && (winner < 0 || input[cell] > input[winner])) {
        winner = cell;
      }
    }
    return winner;
  }

  /** The indices of the cells under output {@code i}. */
  private List<Integer> cells(int i) {
    int channels = window.input().channels();
    int y = i / channels / window.outputColumns();
    int x = i / channels % window.outputColumns();
    List<Integer> cells = new ArrayList<>();
    for (int row = 0; row < window.rows(); row++) {
      for (int column = 0; column < window.columns(); column++) {
        int inputRow = window.inputRow(y, row);
        int inputColumn = window.inputColumn(x, column);
        if (window.isInside(inputRow, inputColumn)) {
          cells.add(window.inputIndex(inputRow, inputColumn, i % channels));
        }
      }
    }
    return cells;
  }

  @Override
  public double[] backward(
      Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights) {
    double[] dinput = new double[input.length];
    for (int cell = 0; cell < dinput.length; cell++) {
      dinput[cell] = inputGradient(m, input, doutput, cell);
    }
    return dinput;
  }

  private double inputGradient(Arithmetic m, double[] input, double[] doutput, int cell) {
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
          sum = m.add(sum, winner(input, i, -1) == cell ? doutput[i] : 0);
        }
      }
    }
    return sum;
  }

  @Override
  public double distanceToKink(double[] input) {
    double distance = Double.POSITIVE_INFINITY;
    for (int i = 0; i < output().elements(); i++) {
      int first = winner(input, i, -1);
      int second = winner(input, i, first);
      if (second >= 0) {
        distance = Math.min(distance, input[first] - input[second]);
      }
    }
    return distance;
  }
}
