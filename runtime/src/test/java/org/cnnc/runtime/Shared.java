package org.cnnc.runtime;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.cnnc.runtime.ModelSpec.InputSpec;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.ModelSpec.OutputSpec;
import org.cnnc.runtime.ModelSpec.WeightSpec;

/** A network written by hand as the compiler would, of one step that threads share. */
public final class Shared extends Model {
  static final int SIZE = 40;
  private static final int PIECES = 20;

  public Shared() {
    super(
        new ModelSpec(
            "Shared",
            "abc123",
            List.of(new InputSpec("x", List.of(SIZE))),
            List.of(new OutputSpec("output", List.of(SIZE), "linear")),
            List.of(new LayerSpec("tripling", "Tripling", List.of(SIZE))),
            List.of(new WeightSpec("tripling/factor", List.of(1), 0, "ones", true)),
            1,
            "the table\n"),
        new float[] {3},
        MethodHandles.lookup());
  }

  @Override
  protected Pass newPass(int capacity, boolean training) {
    return new Tripling(capacity);
  }

  private static final class Tripling extends ArrayPass {
    private float[] scratch = new float[1];

    Tripling(int capacity) {
      super(capacity, SIZE, SIZE);
    }

    @Override
    protected Pass helper() {
      Tripling helper = (Tripling) super.helper();
      helper.scratch = new float[1];
      return helper;
    }

    @Override
    public void forward(float[] weights, int samples) {
      split(Tripling::triple, PIECES, weights, samples);
    }

    /** Works by way of the scratch memory, slowly: two threads must not have the same. */
    private void triple(float[] weights, int samples, int from, int to) {
      for (int sample = 0; sample < samples; sample++) {
        for (int i = from * SIZE / PIECES; i < to * SIZE / PIECES; i++) {
          float x = input[sample * SIZE + i];
          if (Float.isNaN(x)) {
            throw new ArithmeticException("no number");
          }
          scratch[0] = 0;
          for (int times = 0; times < weights[0]; times++) {
            scratch[0] += x;
          }
          output[sample * SIZE + i] = scratch[0];
        }
      }
    }

    @Override
    public void forwardTraining(float[] weights, int samples, long randomKey, int firstSample) {
      triple(weights, samples, 0, PIECES);
    }

    @Override
    public void backward(
        float[] weights, float[] gradients, int samples, boolean... beforeActivation) {}
  }
}
