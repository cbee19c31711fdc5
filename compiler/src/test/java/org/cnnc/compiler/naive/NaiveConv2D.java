package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.plan.Algorithms;

/**
 * A convolution; cells outside the image take part as zeros.
 *
 * @param algorithms where it is summed in Winograd's form
 */
public record NaiveConv2D(Window window, int filters, boolean useBias, Algorithms algorithms)
    implements NaiveLayer {
  /** A convolution summed as it is defined. */
  NaiveConv2D(Window window, int filters, boolean useBias) {
    this(window, filters, useBias, Algorithms.DIRECT);
  }

  @Override
  public String kind() {
    return "Conv2D";
  }

  @Override
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("filters=" + filters));
    arguments.addAll(window.arguments("kernel_size"));
    arguments.add("use_bias=" + useBias);
    return arguments;
  }

  @Override
  public Shape output() {
    return Shape.of(window.outputRows(), window.outputColumns(), filters);
  }

  @Override
  public List<Shape> weights() {
    Shape kernel = Shape.of(window.rows(), window.columns(), window.input().channels(), filters);
    return useBias ? List.of(kernel, Shape.of(filters)) : List.of(kernel);
  }

  private int kernelIndex(int row, int column, int channel, int filter) {
    int tap = row * window.columns() + column;
    return (tap * window.input().channels() + channel) * filters + filter;
  }

  private int biasIndex(int filter) {
    return kernelIndex(window.rows(), 0, 0, filter);
  }

  private int outputIndex(int y, int x, int filter) {
    return (y * window.outputColumns() + x) * filters + filter;
  }

  @Override
  public double[] forward(Arithmetic m, double[] input, double[] weights) {
    if (takesWinograd(output(), window.input().channels())) {
      return new NaiveWinograd(m, output(), window.input().channels())
          .outputs(
              (y, x, c) -> cell(input, window.inputRow(y, 0), window.inputColumn(x, 0), c),
              (row, column, c, f) -> weights[kernelIndex(row, column, c, f)],
              f -> useBias ? weights[biasIndex(f)] : 0);
    }
    double[] output = new double[(int) output().elements()];
    for (int y = 0; y < window.outputRows(); y++) {
      for (int x = 0; x < window.outputColumns(); x++) {
        for (int f = 0; f < filters; f++) {
          output[outputIndex(y, x, f)] = point(m, input, weights, y, x, f);
        }
      }
    }
    return output;
  }

  private double point(Arithmetic m, double[] input, double[] weights, int y, int x, int f) {
    double sum = useBias ? weights[biasIndex(f)] : 0;
    for (int row = 0; row < window.rows(); row++) {
      for (int column = 0; column < window.columns(); column++) {
        for (int c = 0; c < window.input().channels(); c++) {
          double cell = cell(input, window.inputRow(y, row), window.inputColumn(x, column), c);
          sum = m.fma(cell, weights[kernelIndex(row, column, c, f)], sum);
        }
      }
    }
    return sum;
  }

  /** The gradient of the output whose last tap lies on a cell of the input. */
  private double gradientCell(double[] doutput, int inputRow, int inputColumn, int f) {
    int y = window.outputRow(inputRow, 2);
    int x = window.outputColumn(inputColumn, 2);
    return y < 0 || x < 0 ? 0 : doutput[outputIndex(y, x, f)];
  }

  private boolean takesWinograd(Shape target, int channels) {
    return takesWinograd(target, channels, 32);
  }

  /**
   * Whether the form is chosen: always if asked for, usually with 32 channels and filters or more.
   *
   * @param most the least that the larger of both must be
   */
  private boolean takesWinograd(Shape target, int channels, int most) {
    int fewer = Math.min(channels, target.channels());
    int more = Math.max(channels, target.channels());
    return algorithms != Algorithms.DIRECT
        && (algorithms == Algorithms.WINOGRAD || fewer >= 32 && more >= most)
        && window.rows() == 3
        && window.columns() == 3
        && window.rowStride() == 1
        && window.columnStride() == 1
        && NaiveWinograd.isDefined(target, channels);
  }

  private double cell(double[] input, int row, int column, int channel) {
    return window.isInside(row, column) ? input[window.inputIndex(row, column, channel)] : 0;
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
    List<double[]> images = inputs.stream().map(own -> own.get(0)).toList();
    boolean inTiles = takesWinograd(output(), window.input().channels(), 64);
    if (inTiles) {
      addTiles(m, images, doutputs, dweights);
    }
    List<List<double[]>> dinputs = new ArrayList<>();
    for (int sample = 0; sample < inputs.size(); sample++) {
      double[] doutput = doutputs.get(sample);
      addGradients(m, images.get(sample), doutput, !inTiles, dweights);
      dinputs.add(List.of(inputGradient(m, doutput, weights)));
    }
    return dinputs;
  }

  private void addTiles(
      Arithmetic m, List<double[]> inputs, List<double[]> doutputs, double[] dweights) {
    double[] sums =
        new NaiveWinograd(m, output(), window.input().channels())
            .kernelGradient(
                inputs.size(),
                (sample, y, x, c) ->
                    cell(inputs.get(sample), window.inputRow(y, 0), window.inputColumn(x, 0), c),
                (sample, y, x, f) -> doutputs.get(sample)[outputIndex(y, x, f)]);
    for (int i = 0; i < sums.length; i++) {
      dweights[i] = m.add(dweights[i], sums[i]);
    }
  }

  private double[] inputGradient(Arithmetic m, double[] doutput, double[] weights) {
    if (takesWinograd(window.input(), filters)) {
      return new NaiveWinograd(m, window.input(), filters)
          .outputs(
              (y, x, f) -> gradientCell(doutput, y, x, f),
              (row, column, f, c) -> weights[kernelIndex(2 - row, 2 - column, c, f)],
              c -> 0);
    }
    double[] dinput = new double[(int) window.input().elements()];
    for (int y = 0; y < window.input().height(); y++) {
      for (int x = 0; x < window.input().width(); x++) {
        for (int c = 0; c < window.input().channels(); c++) {
          dinput[window.inputIndex(y, x, c)] = inputGradient(m, doutput, weights, y, x, c);
        }
      }
    }
    return dinput;
  }

  private void addGradients(
      Arithmetic m, double[] input, double[] doutput, boolean byKernel, double[] dweights) {
    for (int y = 0; y < window.outputRows(); y++) {
      for (int x = 0; x < window.outputColumns(); x++) {
        for (int f = 0; f < filters; f++) {
          double dpoint = doutput[outputIndex(y, x, f)];
          if (byKernel) {
            addPoint(m, input, dpoint, dweights, y, x, f);
          }
          if (useBias) {
            dweights[biasIndex(f)] = m.add(dweights[biasIndex(f)], dpoint);
          }
        }
      }
    }
  }

  private void addPoint(
      Arithmetic m, double[] input, double dpoint, double[] dweights, int y, int x, int f) {
    for (int row = 0; row < window.rows(); row++) {
      for (int column = 0; column < window.columns(); column++) {
        for (int c = 0; c < window.input().channels(); c++) {
          int k = kernelIndex(row, column, c, f);
          double cell = cell(input, window.inputRow(y, row), window.inputColumn(x, column), c);
          dweights[k] = m.fma(cell, dpoint, dweights[k]);
        }
      }
    }
  }

  private double inputGradient(
      Arithmetic m, double[] doutput, double[] weights, int inputRow, int inputColumn, int c) {
    double sum = 0;
    for (int row = 0; row < window.rows(); row++) {
      for (int column = 0; column < window.columns(); column++) {
        int y = window.outputRow(inputRow, row);
        int x = window.outputColumn(inputColumn, column);
        for (int f = 0; f < filters; f++) {
          double dpoint = y < 0 || x < 0 ? 0 : doutput[outputIndex(y, x, f)];
          sum = m.fma(dpoint, weights[kernelIndex(row, column, c, f)], sum);
        }
      }
    }
    return sum;
  }
}
