package org.cnnc.compiler.naive;

/** A function of the file, with its settings, of one element of each of some tensors. */
public interface NaiveFunction {
  /** How many tensors it takes. */
  int tensors();

  double value(Arithmetic m, double... x);

  /** The derivative by one of the arguments. */
  double slope(Arithmetic m, int by, double... x);
}
