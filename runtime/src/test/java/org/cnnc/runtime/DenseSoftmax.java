package org.cnnc.runtime;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import org.cnnc.runtime.ModelSpec.InputSpec;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.ModelSpec.OutputSpec;
import org.cnnc.runtime.ModelSpec.WeightSpec;

/** A network written by hand as the compiler would: one Dense layer with an activation. */
public final class DenseSoftmax extends Model {
  public static final int INPUTS = 6;
  public static final int CLASSES = 3;

  private final int shardSize;

  public DenseSoftmax(ModelSpec spec, float[] weights, int shardSize) {
    super(spec, weights, MethodHandles.lookup());
    this.shardSize = shardSize;
  }

  public static DenseSoftmax create(long seed) {
    return new DenseSoftmax(spec("softmax", true), initialWeights(spec("softmax", true), seed), 8);
  }

  public static DenseSoftmax create(long seed, String activation) {
    ModelSpec spec = spec(activation, true);
    return new DenseSoftmax(spec, initialWeights(spec, seed), 8);
  }

  public static DenseSoftmax load(Path file) throws IOException {
    ModelSpec spec = spec("softmax", true);
    return new DenseSoftmax(spec, readWeights(spec, file), 8);
  }

  public static ModelSpec spec(String activation, boolean biasTrainable) {
    return new ModelSpec(
        "DenseSoftmax",
        "abc123",
        List.of(new InputSpec("x", List.of(INPUTS))),
        List.of(new OutputSpec("output", List.of(CLASSES), activation)),
        List.of(new LayerSpec("dense", "Dense", List.of(CLASSES))),
        List.of(
            new WeightSpec("dense/kernel", List.of(INPUTS, CLASSES), 0, "glorot_uniform", true),
            new WeightSpec(
                "dense/bias", List.of(CLASSES), INPUTS * CLASSES, "zeros", biasTrainable)),
        INPUTS * CLASSES + CLASSES,
        "the table\n");
  }

  @Override
  protected int shardSize() {
    return shardSize;
  }

  @Override
  protected Pass newPass(int capacity, boolean training) {
    return new Dense(capacity, spec().outputs().get(0).activation());
  }

  private static final class Dense extends ArrayPass {
    private final String activation;

    Dense(int capacity, String activation) {
      super(capacity, INPUTS, CLASSES);
      this.activation = activation;
    }

    @Override
    public void forward(float[] weights, int samples) {
      for (int s = 0; s < samples; s++) {
        for (int o = 0; o < CLASSES; o++) {
          float sum = weights[INPUTS * CLASSES + o];
          for (int i = 0; i < INPUTS; i++) {
            sum = Math.fma(input[s * INPUTS + i], weights[i * CLASSES + o], sum);
          }
          output[s * CLASSES + o] = sum;
        }
        activate(s * CLASSES);
      }
    }

    private void activate(int at) {
      float sum = 0;
      for (int o = at; o < at + CLASSES; o++) {
        if (activation.equals("softmax")) {
          output[o] = Functions.exp(output[o]);
          sum += output[o];
        } else if (activation.equals("sigmoid")) {
          output[o] = Functions.sigmoid(output[o]);
        }
      }
      for (int o = at; o < at + CLASSES && activation.equals("softmax"); o++) {
        output[o] /= sum;
      }
    }

    @Override
    public void forwardTraining(float[] weights, int samples, long randomKey, int firstSample) {
      forward(weights, samples);
    }

    @Override
    public void backward(
        float[] weights, float[] gradients, int samples, boolean... beforeActivation) {
      for (int s = 0; s < samples; s++) {
        if (!beforeActivation[0]) {
          derive(s * CLASSES);
        }
        for (int o = 0; o < CLASSES; o++) {
          float d = outputGradient[s * CLASSES + o];
          gradients[INPUTS * CLASSES + o] += d;
          for (int i = 0; i < INPUTS; i++) {
            int k = i * CLASSES + o;
            gradients[k] = Math.fma(input[s * INPUTS + i], d, gradients[k]);
          }
        }
      }
    }

    private void derive(int at) {
      float dot = 0;
      for (int o = at; o < at + CLASSES; o++) {
        dot += outputGradient[o] * output[o];
      }
      for (int o = at; o < at + CLASSES; o++) {
        if (activation.equals("softmax")) {
          outputGradient[o] = output[o] * (outputGradient[o] - dot);
        } else if (activation.equals("sigmoid")) {
          outputGradient[o] *= output[o] * (1 - output[o]);
        }
      }
    }
  }
}
