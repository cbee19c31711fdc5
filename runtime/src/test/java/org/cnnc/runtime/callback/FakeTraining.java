package org.cnnc.runtime.callback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run whose values a test dictates; its only weight is the number of the epoch. */
final class FakeTraining implements Training {
  final float[] weights = {-1};
  final List<String> saved = new ArrayList<>();
  boolean stopped;

  /** Runs until the values end or the callback stops it; returns the epochs that were run. */
  int run(Callback callback, double... values) throws IOException {
    callback.onTrainBegin(this);
    int epoch = 0;
    for (; epoch < values.length && !stopped; epoch++) {
      weights[0] = epoch;
      float value = (float) values[epoch];
      callback.onEpochEnd(
          this, epoch, Map.of("loss", 0f, "val_loss", value, "val_accuracy", value));
    }
    callback.onTrainEnd(this);
    return epoch;
  }

  @Override
  public float[] weights() {
    return weights;
  }

  @Override
  public void save(Path file) {
    saved.add(file + " " + (int) weights[0]);
  }

  @Override
  public List<String> measured() {
    return List.of("loss", "val_loss", "val_accuracy");
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void message(String line) {}
}
