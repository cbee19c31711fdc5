package org.cnnc.runtime;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cnnc.runtime.ModelSpec.InputSpec;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.ModelSpec.OutputSpec;
import org.cnnc.runtime.ModelSpec.WeightSpec;

/** Networks of one weight, {@code y = w x}, written by hand, and kernels that keep a copy of it. */
final class Packing {
  /** Has kernels for the vectors of any machine. */
  static final class Scaling extends Model {
    Scaling(float weight) {
      super(SPEC, new float[] {weight}, MethodHandles.lookup());
    }

    @Override
    protected Pass newPass(int capacity, boolean training) {
      return new Times(capacity, null);
    }
  }

  static final class ScalingVector512 extends Packed {}

  static final class ScalingVector256 extends Packed {}

  static final class ScalingVector128 extends Packed {}

  /** Has portable kernels alone. */
  static final class Alone extends Model {
    Alone(float weight) {
      super(SPEC, new float[] {weight}, MethodHandles.lookup());
    }

    @Override
    protected Pass newPass(int capacity, boolean training) {
      return new Times(capacity, null);
    }
  }

  private static final ModelSpec SPEC =
      new ModelSpec(
          "Scaling",
          "abc123",
          List.of(new InputSpec("x", List.of(1))),
          List.of(new OutputSpec("output", List.of(1), "linear")),
          List.of(new LayerSpec("scale", "Scale", List.of(1))),
          List.of(new WeightSpec("scale/w", List.of(1), 0, "ones", true)),
          1,
          "the table\n");

  /** The passes that read a packed weight, so far. */
  static final AtomicInteger PACKED_PASSES = new AtomicInteger();

  private Packing() {}

  /** Two copies of the weight: one to predict with, one to train with. */
  private abstract static class Packed extends Kernels {
    private final float[] copies = new float[2];

    @Override
    public Pass newPass(int capacity, boolean training) {
      PACKED_PASSES.incrementAndGet();
      return new Times(capacity, copies);
    }

    @Override
    public int packs(boolean training) {
      return training ? 2 : 1;
    }

    @Override
    public void pack(int part, float[] weights) {
      copies[part] = weights[0];
    }
  }

  private static final class Times extends ArrayPass {
    private final float[] copies;

    Times(int capacity, float[] copies) {
      super(capacity, 1, 1);
      this.copies = copies;
    }

    @Override
    public void forward(float[] weights, int samples) {
      multiply(copies == null ? weights[0] : copies[0], samples);
    }

    @Override
    public void forwardTraining(float[] weights, int samples, long randomKey, int firstSample) {
      multiply(copies == null ? weights[0] : copies[1], samples);
    }

    private void multiply(float weight, int samples) {
      for (int i = 0; i < samples; i++) {
        output[i] = weight * input[i];
      }
    }

    @Override
    public void backward(
        float[] weights, float[] gradients, int samples, boolean... beforeActivation) {
      for (int i = 0; i < samples; i++) {
        gradients[0] += outputGradient[i] * input[i];
      }
    }
  }
}
