package org.cnnc.compiler.naive;

import org.cnnc.compiler.kernel.Shape;

/**
 * Winograd's minimal filtering tile by tile, in the order that the javadoc of the compiler's {@code
 * Winograd} and {@code WinogradGradient} set down.
 *
 * @param target the shape of what is computed
 * @param channels summed over
 */
record NaiveWinograd(Arithmetic m, Shape target, int channels) {
  /** The shortest side of an output that has tiles. */
  private static final int SHORTEST = 4;

  /** A cell of the image; the window at output (y, x) begins at the cell (y, x). */
  interface Image {
    double at(int y, int x, int channel);
  }

  /** A weight. */
  interface Kernel {
    double at(int row, int column, int channel, int filter);
  }

  /** What is added to every output of a filter. */
  interface Bias {
    double of(int filter);
  }

  /** A cell of a sample's image, or the gradient by an output. */
  interface Samples {
    double at(int sample, int y, int x, int channel);
  }

  private interface Line {
    double[] of(double... values);
  }

  /**
   * The gradient by the kernel, summed over the samples of a shard.
   *
   * @param image by the output whose window begins at a cell
   */
  double[] kernelGradient(int samples, Samples image, Samples doutput) {
    int filters = target.channels();
    NaiveFiltering filtering = gradientFiltering();
    int side = filtering.outputs();
    double[][][][] sums = new double[channels][filters][side + 2][side + 2];
    for (int sample = 0; sample < samples; sample++) {
      for (int y = 0; y < target.height(); y += side) {
        for (int x = 0; x < target.width(); x += side) {
          addTile(filtering, sample, y, x, image, doutput, sums);
        }
      }
    }
    double[] gradient = new double[9 * channels * filters];
    for (int c = 0; c < channels; c++) {
      for (int f = 0; f < filters; f++) {
        double[][] three = twice(sums[c][f], filtering::kernelGradient);
        for (int tap = 0; tap < 9; tap++) {
          gradient[(tap * channels + c) * filters + f] = three[tap / 3][tap % 3];
        }
      }
    }
    return gradient;
  }

  /** The tile whose outputs before (row, column) the tile before has had. */
  private void addTile(
      NaiveFiltering filtering,
      int sample,
      int row,
      int column,
      Samples image,
      Samples doutput,
      double[][][][] sums) {
    int side = filtering.outputs();
    int y = Math.min(row, target.height() - side);
    int x = Math.min(column, target.width() - side);
    double[][][] e = new double[target.channels()][][];
    for (int f = 0; f < e.length; f++) {
      double[][] own = new double[side][side];
      for (int i = row - y; i < side; i++) {
        for (int j = column - x; j < side; j++) {
          own[i][j] = doutput.at(sample, y + i, x + j, f);
        }
      }
      e[f] = twice(own, filtering::outputGradient);
    }
    for (int c = 0; c < channels; c++) {
      double[][] v = image(filtering, (i, j, at) -> image.at(sample, i, j, at), y, x, c);
      for (int f = 0; f < e.length; f++) {
        addProducts(v, e[f], sums[c][f]);
      }
    }
  }

  private void addProducts(double[][] v, double[][] e, double[][] sums) {
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < sums.length; j++) {
        sums[i][j] = m.fma(v[i][j], e[i][j], sums[i][j]);
      }
    }
  }

  /** Whether the compiler takes this form for a 3x3 window that moves by 1. */
  static boolean isDefined(Shape target, int channels) {
    return target.height() >= SHORTEST
        && target.width() >= SHORTEST
        && target.channels() % 16 == 0
        && channels % 16 == 0;
  }

  /** Tiles of 4x4 outputs where there are many outputs and few weights. */
  private NaiveFiltering filtering() {
    boolean isLarge =
        target.height() >= 16 && target.width() >= 16 && channels * target.channels() <= 128 * 256;
    return isLarge ? new NaiveFiltering.Four(m) : new NaiveFiltering.Two(m);
  }

  /** The same for the gradient by the kernel, where they take far fewer products. */
  private NaiveFiltering gradientFiltering() {
    int small = 16 * ((target.height() + 1) / 2) * ((target.width() + 1) / 2);
    int large = 36 * ((target.height() + 3) / 4) * ((target.width() + 3) / 4);
    return 10 * large < 7 * small ? new NaiveFiltering.Four(m) : new NaiveFiltering.Two(m);
  }

  double[] outputs(Image image, Kernel kernel, Bias bias) {
    double[] outputs = new double[(int) target.elements()];
    int filters = target.channels();
    NaiveFiltering filtering = filtering();
    int side = filtering.outputs();
    double[][][][] u = new double[filters][channels][][];
    for (int f = 0; f < filters; f++) {
      for (int c = 0; c < channels; c++) {
        u[f][c] = kernel(filtering, kernel, c, f);
      }
    }
    for (int y = 0; y < target.height(); y += side) {
      for (int x = 0; x < target.width(); x += side) {
        tile(filtering, y, x, image, u, bias, outputs);
      }
    }
    return outputs;
  }

  /** The tile whose outputs before (row, column) the tile before has given. */
  private void tile(
      NaiveFiltering filtering,
      int row,
      int column,
      Image image,
      double[][][][] u,
      Bias bias,
      double[] outputs) {
    int side = filtering.outputs();
    int y = Math.min(row, target.height() - side);
    int x = Math.min(column, target.width() - side);
    double[][][] v = new double[channels][][];
    for (int c = 0; c < channels; c++) {
      v[c] = image(filtering, image, y, x, c);
    }
    for (int f = 0; f < u.length; f++) {
      double[][] sums = new double[v[0].length][v[0].length];
      for (int c = 0; c < channels; c++) {
        addProducts(v[c], u[f][c], sums);
      }
      double[][] own = twice(sums, filtering::output);
      for (int i = row - y; i < side; i++) {
        for (int j = column - x; j < side; j++) {
          int at = ((y + i) * target.width() + x + j) * u.length + f;
          outputs[at] = m.add(own[i][j], bias.of(f));
        }
      }
    }
  }

  private static double[][] image(
      NaiveFiltering filtering, Image image, int y, int x, int channel) {
    return twice(part(image, y, x, channel, filtering.outputs() + 2), filtering::image);
  }

  private static double[][] part(Image image, int y, int x, int channel, int size) {
    double[][] d = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        d[i][j] = image.at(y + i, x + j, channel);
      }
    }
    return d;
  }

  private static double[][] kernel(
      NaiveFiltering filtering, Kernel kernel, int channel, int filter) {
    double[][] g = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        g[row][column] = kernel.at(row, column, channel, filter);
      }
    }
    return twice(g, filtering::kernel);
  }

  /** The columns first, then the rows of what came out. */
  private static double[][] twice(double[][] values, Line line) {
    return lines(transposed(lines(transposed(values), line)), line);
  }

  private static double[][] lines(double[][] values, Line line) {
    double[][] result = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      result[i] = line.of(values[i]);
    }
    return result;
  }

  private static double[][] transposed(double[][] values) {
    double[][] result = new double[values[0].length][values.length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[0].length; j++) {
        result[j][i] = values[i][j];
      }
    }
    return result;
  }
}
