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
  /** The places along a side of a small tile. */
  private static final int TILE = 4;

  private static final double P = 0.625;
  private static final double Q = 1.5;

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
    int side = gradientSide();
    double[][][][] sums = new double[channels][filters][side + 2][side + 2];
    for (int sample = 0; sample < samples; sample++) {
      for (int y = 0; y < target.height(); y += side) {
        for (int x = 0; x < target.width(); x += side) {
          addTile(sample, y, x, image, doutput, sums);
        }
      }
    }
    double[] gradient = new double[9 * channels * filters];
    for (int c = 0; c < channels; c++) {
      for (int f = 0; f < filters; f++) {
        double[][] three =
            twice(sums[c][f], side == 2 ? this::kernelGradientLine : this::largeKernelGradientLine);
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
    int side = gradientSide();
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
      e[f] = twice(own, side == 2 ? this::outputGradientLine : this::largeOutputGradientLine);
    }
    for (int c = 0; c < channels; c++) {
      double[][] v = image((i, j, channel) -> image.at(sample, i, j, channel), y, x, c, side);
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
    return target.height() >= TILE
        && target.width() >= TILE
        && target.channels() % 16 == 0
        && channels % 16 == 0;
  }

  /** Whether tiles are of 4x4 outputs, else of 2x2. */
  private boolean isLarge() {
    return target.height() >= 16
        && target.width() >= 16
        && channels * target.channels() <= 128 * 256;
  }

  /** The outputs along a side of a tile. */
  private int side() {
    return isLarge() ? 4 : 2;
  }

  /** The same for the gradient by the kernel: large ones where they take far fewer products. */
  private int gradientSide() {
    int small = 16 * ((target.height() + 1) / 2) * ((target.width() + 1) / 2);
    int large = 36 * ((target.height() + 3) / 4) * ((target.width() + 3) / 4);
    return 10 * large < 7 * small ? 4 : 2;
  }

  double[] outputs(Image image, Kernel kernel, Bias bias) {
    double[] outputs = new double[(int) target.elements()];
    int filters = target.channels();
    int side = side();
    double[][][][] u = new double[filters][channels][][];
    for (int f = 0; f < filters; f++) {
      for (int c = 0; c < channels; c++) {
        u[f][c] = kernel(kernel, c, f);
      }
    }
    for (int y = 0; y < target.height(); y += side) {
      for (int x = 0; x < target.width(); x += side) {
        tile(y, x, image, u, bias, outputs);
      }
    }
    return outputs;
  }

  /** The tile whose outputs before (row, column) the tile before has given. */
  private void tile(
      int row, int column, Image image, double[][][][] u, Bias bias, double[] outputs) {
    int side = side();
    int y = Math.min(row, target.height() - side);
    int x = Math.min(column, target.width() - side);
    double[][][] v = new double[channels][][];
    for (int c = 0; c < channels; c++) {
      v[c] = image(image, y, x, c, side);
    }
    for (int f = 0; f < u.length; f++) {
      double[][] sums = new double[v[0].length][v[0].length];
      for (int c = 0; c < channels; c++) {
        addProducts(v[c], u[f][c], sums);
      }
      double[][] own = twice(sums, isLarge() ? this::largeOutputLine : this::outputLine);
      for (int i = row - y; i < side; i++) {
        for (int j = column - x; j < side; j++) {
          int at = ((y + i) * target.width() + x + j) * u.length + f;
          outputs[at] = m.add(own[i][j], bias.of(f));
        }
      }
    }
  }

  private double[][] image(Image image, int y, int x, int channel, int side) {
    return twice(
        part(image, y, x, channel, side + 2), side == 2 ? this::imageLine : this::largeImageLine);
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

  private double[][] kernel(Kernel kernel, int channel, int filter) {
    double[][] g = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        g[row][column] = kernel.at(row, column, channel, filter);
      }
    }
    return twice(g, isLarge() ? this::largeKernelLine : this::kernelLine);
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

  private double[] largeImageLine(double... d) {
    double a = m.fma(d[2], -Q * Q, d[4]);
    double b = m.fma(d[1], -Q * Q, d[3]);
    double c = m.fma(d[2], -P * P, d[4]);
    double e = m.fma(d[1], -P * P, d[3]);
    return new double[] {
      m.fma(m.fma(d[0], -Q * Q, d[2]), -P * P, a),
      m.fma(b, P, a),
      m.fma(b, -P, a),
      m.fma(e, Q, c),
      m.fma(e, -Q, c),
      m.fma(b, -P * P, m.fma(d[3], -Q * Q, d[5]))
    };
  }

  private double[] largeKernelLine(double... g) {
    double a = m.fma(g[2], P * P, g[0]);
    double c = m.fma(g[2], Q * Q, g[0]);
    double r = m.round(1 / (P * P * Q * Q));
    double s = m.round(1 / (2 * P * P * (P * P - Q * Q)));
    double t = m.round(1 / (2 * Q * Q * (Q * Q - P * P)));
    return new double[] {
      m.multiply(g[0], r),
      m.multiply(m.fma(g[1], P, a), s),
      m.multiply(m.fma(g[1], -P, a), s),
      m.multiply(m.fma(g[1], Q, c), t),
      m.multiply(m.fma(g[1], -Q, c), t),
      g[2]
    };
  }

  private double[] largeOutputLine(double... s) {
    double a = m.add(s[1], s[2]);
    double b = m.subtract(s[1], s[2]);
    double c = m.add(s[3], s[4]);
    double e = m.subtract(s[3], s[4]);
    return new double[] {
      m.add(m.add(s[0], a), c),
      m.fma(e, Q, m.multiply(b, P)),
      m.fma(c, Q * Q, m.multiply(a, P * P)),
      m.fma(e, Q * Q * Q, m.fma(b, P * P * P, s[5]))
    };
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

  private double[] largeOutputGradientLine(double... e) {
    double a = m.fma(e[2], P * P, e[0]);
    double b = m.fma(e[3], P * P, e[1]);
    double c = m.fma(e[2], Q * Q, e[0]);
    double d = m.fma(e[3], Q * Q, e[1]);
    return new double[] {
      e[0], m.fma(b, P, a), m.fma(b, -P, a), m.fma(d, Q, c), m.fma(d, -Q, c), e[3]
    };
  }

  private double[] largeKernelGradientLine(double... s) {
    double r = m.round(1 / (P * P * Q * Q));
    double t = m.round(1 / (2 * P * P * (P * P - Q * Q)));
    double u = m.round(1 / (2 * Q * Q * (Q * Q - P * P)));
    double a = m.multiply(m.add(s[1], s[2]), t);
    double b = m.multiply(m.subtract(s[1], s[2]), t);
    double c = m.multiply(m.add(s[3], s[4]), u);
    double d = m.multiply(m.subtract(s[3], s[4]), u);
    return new double[] {
      m.add(m.fma(s[0], r, a), c),
      m.fma(d, Q, m.multiply(b, P)),
      m.fma(c, Q * Q, m.fma(a, P * P, s[5]))
    };
  }
}
