package org.cnnc.benchmarks.cnn;

import java.util.Map;
import org.cnnc.benchmarks.harness.Meter;
import org.cnnc.runtime.progress.Progress;

/** Reads the loss after every step, as the other contenders do, and counts the step. */
final class MeteredProgress implements Progress {
  private final Meter meter;

  MeteredProgress(Meter meter) {
    this.meter = meter;
  }

  @Override
  public boolean isDue() {
    return true;
  }

  @Override
  public void onStep(int step, Map<String, Float> logs) {
    meter.tick(logs.get("loss"));
  }
}
