package org.cnnc.compiler.naive;

import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** A layer that passes its numbers on: Flatten, Activation before its function. */
public record NaiveIdentity(String kind, Shape output) implements NaiveLayer {
  @Override
  public List<String> arguments() {
    return List.of();
  }

  @Override
  public double[] forward(Arithmetic m, double[] input, double[] weights) {
    return input;
  }

  @Override
  public double[] backward(
      Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights) {
    return doutput;
  }
}
