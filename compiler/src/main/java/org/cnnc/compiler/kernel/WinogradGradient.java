package org.cnnc.compiler.kernel;

import java.util.List;
import java.util.Optional;

/**
 * The gradient of a 3x3 convolution of stride 1 by its kernel, by Winograd's minimal filtering
 * F(3x3, 2x2): the nine sums that a tile of 2x2 output gradients takes part in, by 16 products
 * instead of 36.
 *
 * <p>Its written order, which every renderer keeps. Tiles are those of 2x2 outputs of {@link
 * Winograd}, and d is the same 4x4 part of the image under one; e are the 2x2 output gradients of
 * the tile. Each transform is done to the columns first, then to the rows of what came out:
 *
 * <ul>
 *   <li>image, V: {@code d0 - d2, d1 + d2, d2 - d1, d1 - d3};
 *   <li>output gradient, E: {@code e0, e0 + e1, e0 - e1, e1};
 *   <li>M: for each of the 16 places, from 0, a sum of {@code fma(V, E, sum)} over the samples of
 *       the shard, the rows of tiles and the tiles of a row, all ascending;
 *   <li>kernel: {@code m0 + (m1 + m2) / 2, (m1 - m2) / 2, (m1 + m2) / 2 - m3}, then that is added
 *       to the gradient so far.
 * </ul>
 *
 * Where the output has an odd size the last tile begins one earlier, and zeros stand for the output
 * gradients that it has in common with the tile before.
 *
 * <p>For numbers between -1 and 1 and 8 samples of 12x12 outputs a gradient is off by less than
 * 2e-6 of the largest one, about as much as the direct sum: measured, 1.0e-6 where that is off by
 * 0.9e-6. Chains of roundings are a quarter as long, and the numbers in them larger.
 *
 * @param image what is convolved
 * @param first the row of the image under the first output's first tap; negative in the padding
 * @param left the same for columns
 */
public record WinogradGradient(
    Contraction contraction, Access image, Access doutput, int first, int left)
    implements WinogradForm {
  /** The places of a transformed tile, 4x4. */
  public static final int PLACES = 16;

  /** The contraction as such a gradient, if it is one. */
  static Optional<WinogradGradient> of(Contraction contraction) {
    Nest nest = contraction.nest();
    if (contraction.b().isEmpty()
        || nest.loops().size() != 4
        || nest.reductions().size() != 2
        || !nest.target().isWhole(nest.loops())
        || !nest.init().equals(nest.target().load())) {
      return Optional.empty();
    }
    Access a = contraction.a().access();
    Access b = contraction.b().get().access();
    Loop ky = nest.loops().get(0);
    return a.dependsOn(ky) ? of(contraction, a, b) : of(contraction, b, a);
  }

  private static Optional<WinogradGradient> of(
      Contraction contraction, Access image, Access doutput) {
    List<Loop> points = contraction.nest().loops();
    List<Loop> sums = contraction.nest().reductions();
    if (image.buffer().role() != Buffer.Role.SAMPLE
        || doutput.buffer().role() != Buffer.Role.SAMPLE
        || image.at().size() != 3
        || points.get(0).extent() != 3
        || points.get(1).extent() != 3
        || !image.at().get(2).equals(Index.of(points.get(2)))
        || !doutput.isWhole(List.of(sums.get(0), sums.get(1), points.get(3)))) {
      return Optional.empty();
    }
    boolean slides =
        Winograd.slides(image.at().get(0), sums.get(0), points.get(0), 1)
            && Winograd.slides(image.at().get(1), sums.get(1), points.get(1), 1);
    boolean fits =
        Winograd.fits(
            sums.get(0).extent(),
            sums.get(1).extent(),
            points.get(2).extent(),
            points.get(3).extent());
    return slides && fits
        ? Optional.of(
            new WinogradGradient(
                contraction,
                image,
                doutput,
                image.at().get(0).offset(),
                image.at().get(1).offset()))
        : Optional.empty();
  }

  /** The rows of the output. */
  public int height() {
    return contraction.nest().reductions().get(0).extent();
  }

  /** The columns of the output. */
  public int width() {
    return contraction.nest().reductions().get(1).extent();
  }

  @Override
  public int channels() {
    return contraction.nest().loops().get(2).extent();
  }

  @Override
  public int filters() {
    return contraction.nest().loops().get(3).extent();
  }

  /** Tiles across the output. */
  public int tileColumns() {
    return (width() + 1) / 2;
  }

  /** The tiles of a sample. */
  public int tiles() {
    return (height() + 1) / 2 * tileColumns();
  }

  /** The image, or a plane of that name if tiles reach past the image's edge. */
  public WinogradSource source(String name) {
    return WinogradSource.of(name, image, first, left);
  }
}
