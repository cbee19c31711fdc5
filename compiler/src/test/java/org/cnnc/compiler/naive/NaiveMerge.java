package org.cnnc.compiler.naive;

import java.util.List;

/** A layer of several inputs; one alone is a list of one. */
interface NaiveMerge extends NaiveLayer {
  @Override
  default double[] forward(Arithmetic m, double[] input, double[] weights) {
    return forward(m, List.of(input), weights);
  }

  @Override
  default double[] backward(
      Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights) {
    return backward(m, List.of(input), doutput, weights, dweights).get(0);
  }
}
