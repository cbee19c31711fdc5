package org.cnnc.runtime.callback;

import java.util.Map;

/** Ends a run when what it monitors has not become better for some epochs. */
public final class EarlyStopping implements Callback {
  private final Monitor monitor;
  private final double minDelta;
  private final int patience;
  private final Double baseline;
  private final boolean restoreBestWeights;
  private final int startFromEpoch;

  private double best;
  private int waited;
  private float[] bestWeights;

  /**
   * Keras' arguments in Keras' order.
   *
   * @param monitor such as {@code val_loss}
   * @param minDelta what a value must be better by to count
   * @param patience the epochs to wait for a better one
   * @param mode {@code auto}, {@code min} or {@code max}
   * @param baseline what the value must beat besides, or null
   * @param restoreBestWeights whether the run ends with the best epoch's weights, stopped or not
   * @param startFromEpoch the first epoch to look at, from 0
   */
  public EarlyStopping(
      String monitor,
      double minDelta,
      int patience,
      String mode,
      Double baseline,
      boolean restoreBestWeights,
      int startFromEpoch) {
    this.monitor = Monitor.of(monitor, mode);
    this.minDelta = Math.abs(minDelta);
    this.patience = patience;
    this.baseline = baseline;
    this.restoreBestWeights = restoreBestWeights;
    this.startFromEpoch = startFromEpoch;
  }

  /** Watches {@code val_loss}. */
  public EarlyStopping(int patience, boolean restoreBestWeights) {
    this("val_loss", 0, patience, "auto", null, restoreBestWeights, 0);
  }

  @Override
  public void onTrainBegin(Training training) {
    monitor.check("EarlyStopping", training);
    best = monitor.worst();
    waited = 0;
    bestWeights = null;
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Float> logs) {
    if (epoch < startFromEpoch) {
      return;
    }
    double value = monitor.value(logs);
    boolean better = monitor.isBetter(value, best, minDelta);
    if (restoreBestWeights && (better || bestWeights == null)) {
      keep(training.weights());
    }
    waited++;
    if (better) {
      best = value;
      if (baseline == null || monitor.isBetter(value, baseline, minDelta)) {
        waited = 0;
      }
    } else if (waited >= patience && epoch > 0) {
      training.stop();
    }
  }

  private void keep(float[] weights) {
    if (bestWeights == null) {
      bestWeights = new float[weights.length];
    }
    System.arraycopy(weights, 0, bestWeights, 0, weights.length);
  }

  @Override
  public void onTrainEnd(Training training) {
    if (bestWeights != null) {
      System.arraycopy(bestWeights, 0, training.weights(), 0, bestWeights.length);
    }
  }
}
