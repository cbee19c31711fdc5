package org.cnnc.compiler.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A 3x3 convolution of stride 1 by Winograd's minimal filtering (Lavin and Gray, 2016, "Fast
 * Algorithms for Convolutional Neural Networks"): 16 products for 2x2 outputs or 36 for 4x4, where
 * direct summing takes 36 and 144.
 *
 * <p>Its written order, which every renderer keeps. For the tile of outputs whose first one is (y,
 * x), d is the 4x4 or 6x6 part of the image under it. Each transform is done to the columns first,
 * then to the rows of what came out. For 2x2 outputs:
 *
 * <ul>
 *   <li>image, V: {@code d0 - d2, d1 + d2, d2 - d1, d1 - d3};
 *   <li>kernel, U: {@code g0, ((g0 + g2) + g1) / 2, ((g0 + g2) - g1) / 2, g2};
 *   <li>M: for each of the 16 places a sum over the channels from 0, ascending, of {@code fma(V, U,
 *       sum)};
 *   <li>output: {@code (m0 + m1) + m2, (m1 - m2) - m3}, then the bias is added.
 * </ul>
 *
 * For 4x4 outputs M is the same of 36 places, and with p = 5/8, q = 3/2:
 *
 * <ul>
 *   <li>image, V, of {@code a = fma(d2, -qq, d4), b = fma(d1, -qq, d3), c = fma(d2, -pp, d4), e =
 *       fma(d1, -pp, d3)}: {@code fma(fma(d0, -qq, d2), -pp, a), fma(b, p, a), fma(b, -p, a),
 *       fma(e, q, c), fma(e, -q, c), fma(b, -pp, fma(d3, -qq, d5))};
 *   <li>kernel, U, of {@code a = fma(g2, pp, g0), c = fma(g2, qq, g0)} and the floats nearest to
 *       {@code r = 1 / ppqq, s = 1 / 2pp(pp - qq), t = 1 / 2qq(qq - pp)}: {@code g0 * r, fma(g1, p,
 *       a) * s, fma(g1, -p, a) * s, fma(g1, q, c) * t, fma(g1, -q, c) * t, g2};
 *   <li>output, of {@code a = m1 + m2, b = m1 - m2, c = m3 + m4, e = m3 - m4}: {@code (m0 + a) + c,
 *       fma(e, q, b * p), fma(c, qq, a * pp), fma(e, qqq, fma(b, ppp, m5))}, then the bias is
 *       added.
 * </ul>
 *
 * Where the size of the output is not a multiple of the tile's, the last tile begins earlier, and
 * what the tile before computes stands.
 *
 * <p>For numbers between -1 and 1 and up to 256 channels an output is off by less than 1e-6 of the
 * largest one with tiles of 2x2, and by less than 4e-6 with tiles of 4x4. Measured, with 64 and 256
 * channels: 2.7e-7 and 5.6e-7 with 2x2, 9.5e-7 and 2.4e-6 with 4x4, where the direct sum is off by
 * 7.3e-7 and 1.3e-6: its chains of roundings are nine times as long, and no transform enlarges
 * them.
 *
 * @param image what is convolved
 * @param first the row of the image under the first output's first tap; negative in the padding
 * @param left the same for columns
 * @param flipped whether taps run backwards, as in the gradient by the input
 * @param transposed whether the kernel's last axis is the one summed over
 * @param pooling what alone reads the outputs, if they are pooled at once
 */
public record Winograd(
    Contraction contraction,
    Access image,
    Access kernel,
    int first,
    int left,
    boolean flipped,
    boolean transposed,
    Optional<Pooling> pooling)
    implements WinogradForm {
  /** Whole vectors of every vector unit. */
  private static final int WHOLE = 16;

  private static final int SMALLEST = 4;

  /** Whether such outputs are worth tiles at all, and their channels fill vectors. */
  static boolean fits(int height, int width, int channels, int filters) {
    return height >= SMALLEST && width >= SMALLEST && filters % WHOLE == 0 && channels % WHOLE == 0;
  }

  /** The contraction as such a convolution, if it is one. */
  public static Optional<Winograd> of(Contraction contraction) {
    Nest nest = contraction.nest();
    if (contraction.addsOverSamples()
        || contraction.b().isEmpty()
        || nest.loops().size() != 3
        || nest.reductions().size() != 3) {
      return Optional.empty();
    }
    Access a = contraction.a().access();
    Access b = contraction.b().get().access();
    boolean swapped = a.buffer().role() == Buffer.Role.WEIGHT;
    return of(contraction, swapped ? b : a, swapped ? a : b);
  }

  private static Optional<Winograd> of(Contraction contraction, Access image, Access kernel) {
    List<Loop> points = contraction.nest().loops();
    List<Loop> sums = contraction.nest().reductions();
    if (image.buffer().role() != Buffer.Role.SAMPLE
        || kernel.buffer().role() != Buffer.Role.WEIGHT
        || image.at().size() != 3
        || kernel.at().size() != 4
        || sums.get(0).extent() != Filtering.TAPS
        || sums.get(1).extent() != Filtering.TAPS
        || !contraction.nest().target().isWhole(points)
        || !image.at().get(2).equals(Index.of(sums.get(2)))) {
      return Optional.empty();
    }
    int direction = Affine.of(image.at().get(0)).factor(sums.get(0));
    boolean slides =
        slides(image.at().get(0), points.get(0), sums.get(0), direction)
            && slides(image.at().get(1), points.get(1), sums.get(1), direction);
    boolean plain =
        kernel.at().equals(indices(sums.get(0), sums.get(1), sums.get(2), points.get(2)));
    boolean transposed =
        kernel.at().equals(indices(sums.get(0), sums.get(1), points.get(2), sums.get(2)));
    boolean fits =
        fits(
            points.get(0).extent(),
            points.get(1).extent(),
            sums.get(2).extent(),
            points.get(2).extent());
    if (!slides || !(plain || transposed) || !fits) {
      return Optional.empty();
    }
    boolean flipped = direction < 0;
    int back = flipped ? 2 : 0;
    return Optional.of(
        new Winograd(
            contraction,
            image,
            kernel,
            image.at().get(0).offset() - back,
            image.at().get(1).offset() - back,
            flipped,
            transposed,
            Optional.empty()));
  }

  /** The same convolution, its outputs pooled at once. */
  public Winograd pooledBy(Pooling by) {
    return new Winograd(
        contraction, image, kernel, first, left, flipped, transposed, Optional.of(by));
  }

  /** Whether an index is the place and the tap, that forwards or backwards, and a constant. */
  static boolean slides(Index index, Loop place, Loop tap, int direction) {
    Affine value = Affine.of(index);
    return index.divisor() == 1
        && Math.abs(direction) == 1
        && value.factor(place) == 1
        && value.factor(tap) == direction
        && value.factors().size() == 2;
  }

  static List<Index> indices(Loop... loops) {
    List<Index> indices = new ArrayList<>();
    for (Loop loop : loops) {
      indices.add(Index.of(loop));
    }
    return indices;
  }

  /** The rows of the output. */
  public int height() {
    return contraction.nest().loops().get(0).extent();
  }

  /** The columns of the output. */
  public int width() {
    return contraction.nest().loops().get(1).extent();
  }

  @Override
  public int filters() {
    return contraction.nest().loops().get(2).extent();
  }

  @Override
  public int channels() {
    return contraction.nest().reductions().get(2).extent();
  }

  /** How it is computed. */
  public Filtering filtering() {
    return Filtering.of(height(), width(), channels(), filters());
  }

  /** Tiles down the output, as far as it is read. */
  public int tileRows() {
    return filtering().tiles(pooling.map(p -> p.covered(0)).orElse(height()));
  }

  /** Tiles across the output, as far as it is read. */
  public int tileColumns() {
    return filtering().tiles(pooling.map(p -> p.covered(1)).orElse(width()));
  }

  /** All tiles of a sample. */
  public int tiles() {
    return tileRows() * tileColumns();
  }

  /** The place of a weight in the flat array: tap (ky, kx) as the image meets it. */
  public int tap(int ky, int kx) {
    int down = flipped ? 2 - ky : ky;
    int right = flipped ? 2 - kx : kx;
    return down * kernel.buffer().stride(0) + right * kernel.buffer().stride(1);
  }

  /** The distance of neighbouring channels in the kernel. */
  public int channelStride() {
    return transposed ? 1 : kernel.buffer().stride(2);
  }

  /** The distance of neighbouring filters in the kernel. */
  public int filterStride() {
    return transposed ? kernel.buffer().stride(2) : 1;
  }

  /** The image, or a plane of that name if tiles reach past the image's edge. */
  public WinogradSource source(String name) {
    return WinogradSource.of(name, image, first, left);
  }

  /** The bias added to the outputs, if one is. */
  public Optional<Access> bias() {
    return contraction.nest().init() instanceof Expr.Load load
        ? Optional.of(load.access())
        : Optional.empty();
  }
}
