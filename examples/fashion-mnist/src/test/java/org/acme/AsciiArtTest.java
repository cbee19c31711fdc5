package org.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiArtTest {
  @Test
  void drawsTwoPixelsAsOneCharacter() {
    float[] pixels = {
      0, 1, 1, 0, 1, 0, 0, 0, 0.25f, 0, 1, 0.25f,
    };
    assertThat(AsciiArt.of(pixels, 4, 3)).isEqualTo(" @+\n +:\n");
  }
}
