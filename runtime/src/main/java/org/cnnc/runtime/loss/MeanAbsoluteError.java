package org.cnnc.runtime.loss;

/** The mean over the output of {@code |output - target|}; its slope at 0 is 0. */
public record MeanAbsoluteError() implements Loss {
  @Override
  public String name() {
    return "mean_absolute_error";
  }

  @Override
  public float value(Predictions predictions, int sample) {
    float sum = 0;
    for (int i = 0; i < predictions.outputSize(); i++) {
      sum += Math.abs(predictions.output(sample, i) - predictions.target(sample, i));
    }
    return sum / predictions.outputSize();
  }

  @Override
  public void gradient(
      Predictions predictions, int sample, boolean beforeActivation, float[] gradient) {
    int to = sample * predictions.outputSize();
    float scale = 1f / predictions.outputSize();
    for (int i = 0; i < predictions.outputSize(); i++) {
      float difference = predictions.output(sample, i) - predictions.target(sample, i);
      gradient[to + i] = Math.signum(difference) * scale;
    }
  }
}
