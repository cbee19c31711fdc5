package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** A fully connected layer along the last axis of its input. */
public record NaiveDense(Shape input, int units, boolean useBias) implements NaiveLayer {
  @Override
  public String kind() {
    return "Dense";
  }

  @Override
  public List<String> arguments() {
    return List.of("units=" + units, "use_bias=" + useBias);
  }

  @Override
  public Shape output() {
    List<Integer> sizes = new ArrayList<>(input.sizes());
    sizes.set(sizes.size() - 1, units);
    return new Shape(sizes);
  }

  @Override
  public List<Shape> weights() {
    Shape kernel = Shape.of(input.channels(), units);
    return useBias ? List.of(kernel, Shape.of(units)) : List.of(kernel);
  }

  private int positions() {
    return (int) input.elements() / input.channels();
  }

  private int biasIndex(int unit) {
    return input.channels() * units + unit;
  }

  @Override
  public double[] forward(Arithmetic m, double[] input, double[] weights) {
    double[] output = new double[positions() * units];
    int channels = this.input.channels();
    for (int p = 0; p < positions(); p++) {
      for (int u = 0; u < units; u++) {
        double sum = useBias ? weights[biasIndex(u)] : 0;
        for (int k = 0; k < channels; k++) {
          sum = m.fma(input[p * channels + k], weights[k * units + u], sum);
        }
        output[p * units + u] = sum;
      }
    }
    return output;
  }

  @Override
  public double[] backward(
      Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights) {
    double[] dinput = new double[input.length];
    int channels = this.input.channels();
    for (int p = 0; p < positions(); p++) {
      for (int u = 0; u < units; u++) {
        double dunit = doutput[p * units + u];
        for (int k = 0; k < channels; k++) {
          int i = p * channels + k;
          dweights[k * units + u] = m.fma(input[i], dunit, dweights[k * units + u]);
          dinput[i] = m.fma(dunit, weights[k * units + u], dinput[i]);
        }
        if (useBias) {
          dweights[biasIndex(u)] = m.add(dweights[biasIndex(u)], dunit);
        }
      }
    }
    return dinput;
  }
}
