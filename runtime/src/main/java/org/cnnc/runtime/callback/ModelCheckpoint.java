package org.cnnc.runtime.callback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Saves the model after an epoch, every one or only one that is better than all before. The file is
 * replaced whole or not at all. Its name may hold the epoch (from 1) and what was measured, as in
 * {@code net-{epoch:02d}-{val_loss:.2f}.safetensors}.
 */
public final class ModelCheckpoint implements Callback {
  private static final String ENDING = ".safetensors";

  private final FileName fileName;
  private final Monitor monitor;
  private final boolean saveBestOnly;
  private double best;

  /**
   * Keras' arguments in Keras' order.
   *
   * @param filepath ends in {@code .safetensors}
   * @param monitor such as {@code val_loss}; looked at if {@code saveBestOnly}
   * @param saveWeightsOnly accepted, since the file never holds more than weights
   * @param mode {@code auto}, {@code min} or {@code max}
   * @param saveFreq {@code epoch}
   */
  public ModelCheckpoint(
      String filepath,
      String monitor,
      boolean saveBestOnly,
      boolean saveWeightsOnly,
      String mode,
      String saveFreq) {
    if (!filepath.endsWith(ENDING)) {
      throw new IllegalArgumentException(
          "A checkpoint is a `.safetensors` file; received `" + filepath + "`.");
    }
    if (!saveFreq.equals("epoch")) {
      throw new IllegalArgumentException("`save_freq` is `epoch`; received `" + saveFreq + "`.");
    }
    this.fileName = new FileName(filepath);
    this.monitor = Monitor.of(monitor, mode);
    this.saveBestOnly = saveBestOnly;
  }

  /** Watches {@code val_loss}. */
  public ModelCheckpoint(String filepath, boolean saveBestOnly) {
    this(filepath, "val_loss", saveBestOnly, false, "auto", "epoch");
  }

  @Override
  public void onTrainBegin(Training training) {
    fileName.check(training.measured());
    if (saveBestOnly) {
      monitor.check("ModelCheckpoint", training);
    }
    best = monitor.worst();
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Float> logs) throws IOException {
    if (saveBestOnly) {
      double value = monitor.value(logs);
      if (!monitor.isBetter(value, best, 0)) {
        return;
      }
      best = value;
    }
    training.save(Path.of(fileName.at(epoch, logs)));
  }
}
