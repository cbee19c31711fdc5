package org.cnnc.compiler.kernel;

import java.util.List;
import java.util.Optional;

/**
 * The gradient of a 3x3 convolution of stride 1 by its kernel, by Winograd's minimal filtering
 * F(3x3, 2x2) or F(3x3, 4x4): the nine sums that a tile of 2x2 output gradients takes part in, by
 * 16 products instead of 36; or a tile of 4x4, by 36 instead of 144.
 *
 * <p>Its written order, which every renderer keeps. Tiles are those of {@link Winograd}, and d is
 * the same part of the image under one; e are the output gradients of the tile. Each transform is
 * done to the columns first, then to the rows of what came out, by the lines of {@link Filtering}:
 *
 * <ul>
 *   <li>image, V, as the convolution transforms it;
 *   <li>output gradient, E: the transpose of what makes outputs of sums, but for tiles of 2x2 the
 *       last value has the other sign;
 *   <li>M: for each place, from 0, a sum of {@code fma(V, E, sum)} over the samples of the shard,
 *       the rows of tiles and the tiles of a row, all ascending;
 *   <li>kernel: the transpose of what transforms a kernel, with that sign undone, then that is
 *       added to the gradient so far.
 * </ul>
 *
 * Where the size of the output is not a multiple of the tile's the last tile begins earlier, and
 * zeros stand for the output gradients that it has in common with the tile before.
 *
 * <p>For numbers between -1 and 1 and 8 samples of 12x12 to 16x16 outputs a gradient is off by less
 * than 2e-6 of the largest one: measured, 0.7e-6 for 14x14 and tiles of 2x2, where the direct sum
 * is off by 1.4e-6, and 1.7e-6 for 16x16 and tiles of 4x4, where that is off by 1.4e-6. Chains of
 * roundings are shorter, and the numbers in them larger.
 *
 * @param image what is convolved
 * @param first the row of the image under the first output's first tap; negative in the padding
 * @param left the same for columns
 */
public record WinogradGradient(
    Contraction contraction, Access image, Access doutput, int first, int left)
    implements WinogradForm {
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
        || points.get(0).extent() != Filtering.TAPS
        || points.get(1).extent() != Filtering.TAPS
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

  /** The tiles and their transforms. */
  public Filtering filtering() {
    return Filtering.ofGradient(height(), width());
  }

  /** Tiles across the output. */
  public int tileColumns() {
    return filtering().tiles(width());
  }

  /** The tiles of a sample. */
  public int tiles() {
    return filtering().tiles(height()) * tileColumns();
  }

  /** The image, or a plane of that name if tiles reach past the image's edge. */
  public WinogradSource source(String name) {
    return WinogradSource.of(name, image, first, left);
  }
}
