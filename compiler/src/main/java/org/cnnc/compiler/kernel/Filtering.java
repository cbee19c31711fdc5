package org.cnnc.compiler.kernel;

import java.util.List;

/**
 * Winograd's minimal filtering of 3 taps along a line, done along the columns and then along the
 * rows of a tile; and the same for the gradient by the taps. Each line says its operations in the
 * order that all renderers keep.
 */
public enum Filtering {
  /** F(2x2, 3x3), by the points 0, 1, -1 and infinity: 16 products for 4 outputs. */
  TWO(2) {
    @Override
    public <T> List<T> image(Arithmetic<T> m, List<T> d) {
      return List.of(
          m.subtract(d.get(0), d.get(2)),
          m.add(d.get(1), d.get(2)),
          m.subtract(d.get(2), d.get(1)),
          m.subtract(d.get(1), d.get(3)));
    }

    @Override
    public <T> List<T> kernel(Arithmetic<T> m, List<T> g) {
      T outer = m.named("outer", m.add(g.get(0), g.get(2)));
      return List.of(
          g.get(0),
          m.multiply(m.add(outer, g.get(1)), HALF),
          m.multiply(m.subtract(outer, g.get(1)), HALF),
          g.get(2));
    }

    @Override
    public <T> List<T> output(Arithmetic<T> m, List<T> s) {
      return List.of(
          m.add(m.add(s.get(0), s.get(1)), s.get(2)),
          m.subtract(m.subtract(s.get(1), s.get(2)), s.get(3)));
    }

    @Override
    public <T> List<T> outputGradient(Arithmetic<T> m, List<T> e) {
      return List.of(e.get(0), m.add(e.get(0), e.get(1)), m.subtract(e.get(0), e.get(1)), e.get(1));
    }

    @Override
    public <T> List<T> kernelGradient(Arithmetic<T> m, List<T> s) {
      T even = m.named("even", m.multiply(m.add(s.get(1), s.get(2)), HALF));
      return List.of(
          m.add(s.get(0), even),
          m.multiply(m.subtract(s.get(1), s.get(2)), HALF),
          m.subtract(even, s.get(3)));
    }
  },

  /**
   * F(4x4, 3x3), by the points 0, p, -p, q, -q and infinity, p = 5/8 and q = 3/2: 36 products for
   * 16 outputs. By 1 and 2, which save some operations in the transforms, errors are three times as
   * large.
   */
  FOUR(4) {
    @Override
    public <T> List<T> image(Arithmetic<T> m, List<T> d) {
      T even = m.named("even", m.fma(d.get(2), -Q2, d.get(4)));
      T odd = m.named("odd", m.fma(d.get(1), -Q2, d.get(3)));
      T evenQ = m.named("evenQ", m.fma(d.get(2), -P2, d.get(4)));
      T oddQ = m.named("oddQ", m.fma(d.get(1), -P2, d.get(3)));
      return List.of(
          m.fma(m.fma(d.get(0), -Q2, d.get(2)), -P2, even),
          m.fma(odd, P, even),
          m.fma(odd, -P, even),
          m.fma(oddQ, Q, evenQ),
          m.fma(oddQ, -Q, evenQ),
          m.fma(odd, -P2, m.fma(d.get(3), -Q2, d.get(5))));
    }

    @Override
    public <T> List<T> kernel(Arithmetic<T> m, List<T> g) {
      T even = m.named("even", m.fma(g.get(2), P2, g.get(0)));
      T evenQ = m.named("evenQ", m.fma(g.get(2), Q2, g.get(0)));
      return List.of(
          m.multiply(g.get(0), 1 / (P2 * Q2)),
          m.multiply(m.fma(g.get(1), P, even), AT_P),
          m.multiply(m.fma(g.get(1), -P, even), AT_P),
          m.multiply(m.fma(g.get(1), Q, evenQ), AT_Q),
          m.multiply(m.fma(g.get(1), -Q, evenQ), AT_Q),
          g.get(2));
    }

    @Override
    public <T> List<T> output(Arithmetic<T> m, List<T> s) {
      T even = m.named("even", m.add(s.get(1), s.get(2)));
      T odd = m.named("odd", m.subtract(s.get(1), s.get(2)));
      T evenQ = m.named("evenQ", m.add(s.get(3), s.get(4)));
      T oddQ = m.named("oddQ", m.subtract(s.get(3), s.get(4)));
      return List.of(
          m.add(m.add(s.get(0), even), evenQ),
          m.fma(oddQ, Q, m.multiply(odd, P)),
          m.fma(evenQ, Q2, m.multiply(even, P2)),
          m.fma(oddQ, Q * Q2, m.fma(odd, P * P2, s.get(5))));
    }

    @Override
    public <T> List<T> outputGradient(Arithmetic<T> m, List<T> e) {
      T even = m.named("even", m.fma(e.get(2), P2, e.get(0)));
      T odd = m.named("odd", m.fma(e.get(3), P2, e.get(1)));
      T evenQ = m.named("evenQ", m.fma(e.get(2), Q2, e.get(0)));
      T oddQ = m.named("oddQ", m.fma(e.get(3), Q2, e.get(1)));
      return List.of(
          e.get(0),
          m.fma(odd, P, even),
          m.fma(odd, -P, even),
          m.fma(oddQ, Q, evenQ),
          m.fma(oddQ, -Q, evenQ),
          e.get(3));
    }

    @Override
    public <T> List<T> kernelGradient(Arithmetic<T> m, List<T> s) {
      T even = m.named("even", m.multiply(m.add(s.get(1), s.get(2)), AT_P));
      T odd = m.named("odd", m.multiply(m.subtract(s.get(1), s.get(2)), AT_P));
      T evenQ = m.named("evenQ", m.multiply(m.add(s.get(3), s.get(4)), AT_Q));
      T oddQ = m.named("oddQ", m.multiply(m.subtract(s.get(3), s.get(4)), AT_Q));
      return List.of(
          m.add(m.fma(s.get(0), 1 / (P2 * Q2), even), evenQ),
          m.fma(oddQ, Q, m.multiply(odd, P)),
          m.fma(evenQ, Q2, m.fma(even, P2, s.get(5))));
    }
  };

  /**
   * Arithmetic on floats, or on Java that stands for them.
   *
   * @param <T> a value
   */
  public interface Arithmetic<T> {
    T add(T a, T b);

    T subtract(T a, T b);

    T multiply(T a, float factor);

    T fma(T a, float factor, T addend);

    /** A value that is used more than once; the name is unique in its line. */
    T named(String name, T value);
  }

  /** The taps along a side of the kernel. */
  public static final int TAPS = 3;

  private static final float HALF = 0.5f;
  private static final float P = 0.625f;
  private static final float Q = 1.5f;
  private static final float P2 = P * P;
  private static final float Q2 = Q * Q;

  /** One by the product of the distances to the other points, as the kernel is divided by. */
  private static final float AT_P = 1 / (2 * P2 * (P2 - Q2));

  private static final float AT_Q = 1 / (2 * Q2 * (Q2 - P2));

  /** From this size on an output has enough tiles of 4x4, and few of them overlap. */
  private static final int LARGE = 16;

  /** Blocks of tiles fetch all weights anew, and 36 places have more than 16. */
  private static final int FEW_WEIGHTS = 1 << 15;

  /** The share of products left over from which on tiles of 4x4 do not pay. */
  private static final double MOST_PRODUCTS = 0.7;

  private final int outputs;

  Filtering(int outputs) {
    this.outputs = outputs;
  }

  /** What was measured to be faster for outputs of this size. */
  static Filtering of(int height, int width, int channels, int filters) {
    boolean many = height >= LARGE && width >= LARGE;
    return many && (long) channels * filters <= FEW_WEIGHTS ? FOUR : TWO;
  }

  /** The same for the gradient by the kernel: tiles of 4x4 take more work to transform. */
  static Filtering ofGradient(int height, int width) {
    double saved = TWO.products(height, width) * MOST_PRODUCTS;
    return FOUR.products(height, width) < saved ? FOUR : TWO;
  }

  /** The products that a channel and a filter of that size take. */
  private int products(int height, int width) {
    return places() * tiles(height) * tiles(width);
  }

  /** The outputs along a side of a tile. */
  public int outputs() {
    return outputs;
  }

  /** The places along a side of a transformed tile, and of the image under it. */
  public int size() {
    return outputs + TAPS - 1;
  }

  /** The places of a transformed tile. */
  public int places() {
    return size() * size();
  }

  /** The tiles along an axis of outputs. */
  public int tiles(int extent) {
    return (extent + outputs - 1) / outputs;
  }

  /** How many outputs along an axis the last tile computes again: the tile before gives them. */
  public int repeated(int extent) {
    return tiles(extent) * outputs - extent;
  }

  /** A line of the image, d, becomes V. */
  public abstract <T> List<T> image(Arithmetic<T> m, List<T> d);

  /** A line of the kernel, g, becomes U. */
  public abstract <T> List<T> kernel(Arithmetic<T> m, List<T> g);

  /** A line of sums becomes outputs. */
  public abstract <T> List<T> output(Arithmetic<T> m, List<T> s);

  /** A line of output gradients, e, becomes E. */
  public abstract <T> List<T> outputGradient(Arithmetic<T> m, List<T> e);

  /** A line of sums becomes three gradients by the kernel. */
  public abstract <T> List<T> kernelGradient(Arithmetic<T> m, List<T> s);
}
