package org.cnnc.compiler.naive;

import org.cnnc.compiler.kernel.Shape;

/**
 * Winograd's minimal filtering F(2x2, 3x3) tile by tile, in the order that the javadoc of the
 * compiler's {@code Winograd} sets down.
 *
 * @param target the shape of what is computed
 * @param channels summed over
 */
record NaiveWinograd(Arithmetic m, Shape target, int channels) {
  private static final int TILE = 4;

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
    double[][][][] sums = new double[channels][filters][TILE][TILE];
    for (int sample = 0; sample < samples; sample++) {
      for (int y = 0; y < target.height(); y += 2) {
        for (int x = 0; x < target.width(); x += 2) {
          addTile(sample, y, x, image, doutput, sums);
        }
      }
    }
    double[] gradient = new double[9 * channels * filters];
    for (int c = 0; c < channels; c++) {
      for (int f = 0; f < filters; f++) {
        double[][] three = twice(sums[c][f], this::kernelGradientLine);
        for (int tap = 0; tap < 9; tap++) {
          gradient[(tap * channels + c) * filters + f] = three[tap / 3][tap % 3];
        }
      }
    }
    return gradient;
  }

  /** The tile whose outputs before (row, column) the tile before has had. */
  private void addTile(
      int sample, int row, int column, Samples image, Samples doutput, double[][][][] sums) {
    int y = Math.min(row, target.height() - 2);
    int x = Math.min(column, target.width() - 2);
    double[][][] e = new double[target.channels()][][];
    for (int f = 0; f < e.length; f++) {
      double[][] own = new double[2][2];
      for (int i = row - y; i < 2; i++) {
        for (int j = column - x; j < 2; j++) {
          own[i][j] = doutput.at(sample, y + i, x + j, f);
        }
      }
      e[f] = twice(own, this::outputGradientLine);
    }
    for (int c = 0; c < channels; c++) {
      double[][] v = image((i, j, channel) -> image.at(sample, i, j, channel), y, x, c);
      for (int f = 0; f < e.length; f++) {
        addProducts(v, e[f], sums[c][f]);
      }
    }
  }

  private void addProducts(double[][] v, double[][] e, double[][] sums) {
    for (int i = 0; i < TILE; i++) {
      for (int j = 0; j < TILE; j++) {
        sums[i][j] = m.fma(v[i][j], e[i][j], sums[i][j]);
      }
    }
  }

  /** Whether the compiler takes this form for a 3x3 window that moves by 1. */
  static boolean isDefined(Shape target, int channels) {
    return target.height() >= TILE
        && target.width() >= TILE
        && target.channels() % 16 == 0
        && channels % 16 == 0;
  }

  double[] outputs(Image image, Kernel kernel, Bias bias) {
    double[] outputs = new double[(int) target.elements()];
    int filters = target.channels();
    double[][][][] u = new double[filters][channels][][];
    for (int f = 0; f < filters; f++) {
      for (int c = 0; c < channels; c++) {
        u[f][c] = kernel(kernel, c, f);
      }
    }
    for (int y = 0; y < target.height(); y += 2) {
      for (int x = 0; x < target.width(); x += 2) {
        tile(
            Math.min(y, target.height() - 2),
            Math.min(x, target.width() - 2),
            image,
            u,
            bias,
            outputs);
      }
    }
    return outputs;
  }

  private void tile(int y, int x, Image image, double[][][][] u, Bias bias, double[] outputs) {
    double[][][] v = new double[channels][][];
    for (int c = 0; c < channels; c++) {
      v[c] = image(image, y, x, c);
    }
    for (int f = 0; f < u.length; f++) {
      double[][] sums = new double[TILE][TILE];
      for (int i = 0; i < TILE; i++) {
        for (int j = 0; j < TILE; j++) {
          for (int c = 0; c < channels; c++) {
            sums[i][j] = m.fma(v[c][i][j], u[f][c][i][j], sums[i][j]);
          }
        }
      }
      double[][] four = twice(sums, this::outputLine);
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          int at = ((y + i) * target.width() + x + j) * u.length + f;
          outputs[at] = m.add(four[i][j], bias.of(f));
        }
      }
    }
  }

  private double[][] image(Image image, int y, int x, int channel) {
    double[][] d = new double[TILE][TILE];
    for (int i = 0; i < TILE; i++) {
      for (int j = 0; j < TILE; j++) {
        d[i][j] = image.at(y + i, x + j, channel);
      }
    }
    return twice(d, this::imageLine);
  }

  private double[][] kernel(Kernel kernel, int channel, int filter) {
    double[][] g = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        g[row][column] = kernel.at(row, column, channel, filter);
      }
    }
    return twice(g, this::kernelLine);
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

  private double[] imageLine(double... d) {
    return new double[] {
      m.subtract(d[0], d[2]), m.add(d[1], d[2]), m.subtract(d[2], d[1]), m.subtract(d[1], d[3])
    };
  }

  private double[] kernelLine(double... g) {
    double outer = m.add(g[0], g[2]);
    return new double[] {
      g[0], m.divide(m.add(outer, g[1]), 2), m.divide(m.subtract(outer, g[1]), 2), g[2]
    };
  }

  private double[] outputLine(double... s) {
    return new double[] {m.add(m.add(s[0], s[1]), s[2]), m.subtract(m.subtract(s[1], s[2]), s[3])};
  }

  private double[] outputGradientLine(double... e) {
    return new double[] {e[0], m.add(e[0], e[1]), m.subtract(e[0], e[1]), e[1]};
  }

  private double[] kernelGradientLine(double... s) {
    double half = m.divide(m.add(s[1], s[2]), 2);
    return new double[] {
      m.add(s[0], half), m.divide(m.subtract(s[1], s[2]), 2), m.subtract(half, s[3])
    };
  }
}
