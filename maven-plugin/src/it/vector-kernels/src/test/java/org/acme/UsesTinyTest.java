package org.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UsesTinyTest {
  /** With -Dcnn.kernels=vector it fails if the vector kernels are not on the class path. */
  @Test
  void predictsWithVectorKernels() {
    assertEquals(3, UsesTiny.predict(new float[64]).length);
  }
}
