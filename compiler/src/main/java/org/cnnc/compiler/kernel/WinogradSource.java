package org.cnnc.compiler.kernel;

import java.util.Optional;

/**
 * Where tiles of an image are read.
 *
 * @param plane the copy with zeros around it that is read instead of the image
 * @param line the distance of rows
 * @param pixel the distance of columns; channels are side by side
 * @param origin where the first tile begins
 */
public record WinogradSource(Optional<Plane> plane, int line, int pixel, int origin) {
  /**
   * The image, or a plane of that name if tiles reach past the image's edge.
   *
   * @param first the row of the image under the first output's first tap
   * @param left the same for columns
   */
  static WinogradSource of(String name, Access image, int first, int left) {
    Buffer buffer = image.buffer();
    if (!image.canBeOutside()) {
      int line = buffer.stride(0);
      int pixel = buffer.stride(1);
      return new WinogradSource(Optional.empty(), line, pixel, first * line + left * pixel);
    }
    Plane plane = Plane.inOrder(name, image);
    int line = plane.stride(0);
    int pixel = plane.stride(1);
    int origin = (first - low(image, 0)) * line + (left - low(image, 1)) * pixel;
    return new WinogradSource(Optional.of(plane), line, pixel, origin);
  }

  /** The lowest index of an axis that a plane holds. */
  private static int low(Access image, int axis) {
    return Math.min(0, image.at().get(axis).lowest());
  }
}
