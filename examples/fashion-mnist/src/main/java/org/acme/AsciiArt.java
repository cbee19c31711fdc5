package org.acme;

/** Grey pictures as text: one character for two pixels, one above the other. */
final class AsciiArt {
  private static final String SHADES = " .:-=+*#%@";

  private AsciiArt() {}

  /** The picture's rows; {@code pixels} are from 0 (empty) to 1. */
  static String of(float[] pixels, int height, int width) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y + 1 < height; y += 2) {
      for (int x = 0; x < width; x++) {
        float grey = (pixels[y * width + x] + pixels[(y + 1) * width + x]) / 2;
        text.append(SHADES.charAt(Math.min((int) (grey * SHADES.length()), SHADES.length() - 1)));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
