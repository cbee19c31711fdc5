package org.cnnc.runtime.loss;

/** The mean over the output of {@code (output - target)^2}. */
public record MeanSquaredError() implements Loss {
  @Override
  public String name() {
    return "mean_squared_error";
  }

  @Override
  public float value(Predictions predictions, int sample) {
    float sum = 0;
    for (int i = 0; i < predictions.outputSize(); i++) {
      float difference = predictions.output(sample, i) - predictions.target(sample, i);
      sum += difference * difference;
    }
    return sum / predictions.outputSize();
  }

  @Override
  public void gradient(
      Predictions predictions, int sample, boolean beforeActivation, float[] gradient) {
    int to = sample * predictions.outputSize();
    float scale = 2f / predictions.outputSize();
    for (int i = 0; i < predictions.outputSize(); i++) {
      gradient[to + i] = (predictions.output(sample, i) - predictions.target(sample, i)) * scale;
    }
  }
}
