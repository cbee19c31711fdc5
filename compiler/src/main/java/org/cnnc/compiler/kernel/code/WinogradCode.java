package org.cnnc.compiler.kernel.code;

import org.cnnc.compiler.kernel.Filtering;

/** What the renderers of Winograd's forms have in common. */
public final class WinogradCode {
  private WinogradCode() {}

  /**
   * Where a tile begins; the last one earlier where the size is not a multiple of the tile's.
   *
   * @param tile its number, in Java
   */
  public static String start(Filtering filtering, String tile, int size) {
    int outputs = filtering.outputs();
    return Turns.start(outputs + " * " + tile, outputs, size);
  }

  /** {@code " + 5"}; nothing for 0. */
  public static String plus(int offset) {
    return offset == 0 ? "" : " + " + offset;
  }
}
