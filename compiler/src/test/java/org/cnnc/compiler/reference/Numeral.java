package org.cnnc.compiler.reference;

import org.cnnc.compiler.naive.Arithmetic;

/**
 * A number in a function.
 *
 * @param constant whether it is known while compiling, where it has 64 bits
 */
record Numeral(double value, boolean constant) {
  /** As the network computes with it. */
  double rounded(Arithmetic m) {
    return m.round(value);
  }
}
