package org.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TinyTest {
  @Test
  void givesThreeProbabilities() {
    float[] probabilities = Tiny.create(1).predict(new float[64]);
    assertEquals(3, probabilities.length);
    assertEquals(1, probabilities[0] + probabilities[1] + probabilities[2], 1e-6);
  }
}
