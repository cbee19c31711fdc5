package org.cnnc.compiler.naive;

/** The lines by which Winograd's minimal filtering of 3 taps transforms a tile. */
sealed interface NaiveFiltering {
  /** The outputs along a side of a tile. */
  int outputs();

  /** A line of the image. */
  double[] image(double... d);

  /** A line of the kernel. */
  double[] kernel(double... g);

  /** A line of sums becomes outputs. */
  double[] output(double... s);

  /** A line of output gradients. */
  double[] outputGradient(double... e);

  /** A line of sums becomes gradients by the kernel. */
  double[] kernelGradient(double... s);

  /** Tiles of 2x2 outputs. */
  record Two(Arithmetic m) implements NaiveFiltering {
    @Override
    public int outputs() {
      return 2;
    }

    @Override
    public double[] image(double... d) {
      return new double[] {
        m.subtract(d[0], d[2]), m.add(d[1], d[2]), m.subtract(d[2], d[1]), m.subtract(d[1], d[3])
      };
    }

    @Override
    public double[] kernel(double... g) {
      double outer = m.add(g[0], g[2]);
      return new double[] {
        g[0], m.divide(m.add(outer, g[1]), 2), m.divide(m.subtract(outer, g[1]), 2), g[2]
      };
    }

    @Override
    public double[] output(double... s) {
      return new double[] {
        m.add(m.add(s[0], s[1]), s[2]), m.subtract(m.subtract(s[1], s[2]), s[3])
      };
    }

    @Override
    public double[] outputGradient(double... e) {
      return new double[] {e[0], m.add(e[0], e[1]), m.subtract(e[0], e[1]), e[1]};
    }

    @Override
    public double[] kernelGradient(double... s) {
      double half = m.divide(m.add(s[1], s[2]), 2);
      return new double[] {
        m.add(s[0], half), m.divide(m.subtract(s[1], s[2]), 2), m.subtract(half, s[3])
      };
    }
  }

  /** Tiles of 4x4 outputs. */
  record Four(Arithmetic m) implements NaiveFiltering {
    private static final double P = 0.625;
    private static final double Q = 1.5;

    @Override
    public int outputs() {
      return 4;
    }

    @Override
    public double[] image(double... d) {
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

    @Override
    public double[] kernel(double... g) {
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

    @Override
    public double[] output(double... s) {
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

    @Override
    public double[] outputGradient(double... e) {
      double a = m.fma(e[2], P * P, e[0]);
      double b = m.fma(e[3], P * P, e[1]);
      double c = m.fma(e[2], Q * Q, e[0]);
      double d = m.fma(e[3], Q * Q, e[1]);
      return new double[] {
        e[0], m.fma(b, P, a), m.fma(b, -P, a), m.fma(d, Q, c), m.fma(d, -Q, c), e[3]
      };
    }

    @Override
    public double[] kernelGradient(double... s) {
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
}
