package org.cnnc.compiler.naive;

import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** {@code input * scale + offset}. */
public record NaiveRescaling(Shape input, float scale, float offset) implements NaiveLayer {
  @Override
  public String kind() {
    return "Rescaling";
  }

  @Override
  public List<String> arguments() {
    return List.of("scale=" + scale, "offset=" + offset);
  }

  @Override
  public Shape output() {
    return input;
  }

  @Override
  public double[] forward(Arithmetic m, double[] input, double[] weights) {
    double[] output = new double[input.length];
    for (int i = 0; i < input.length; i++) {
      output[i] = m.add(m.multiply(input[i], scale), offset);
    }
    return output;
  }

  @Override
  public double[] backward(
      Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights) {
    double[] dinput = new double[doutput.length];
    for (int i = 0; i < doutput.length; i++) {
      dinput[i] = m.multiply(doutput[i], scale);
    }
    return dinput;
  }
}
