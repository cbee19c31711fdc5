package org.acme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SquaresTest {
  @Test
  void squares() {
    float[] squares = Squares.create(1).predict(new float[] {1, -2, 3, 0.5f});
    assertArrayEquals(new float[] {1, 4, 9, 0.25f}, squares);
  }
}
