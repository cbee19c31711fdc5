package org.cnnc.runtime.train;

import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.Pass;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.loss.Predictions;

/** A pass with the samples at hand and the targets their outputs should hit. */
final class Samples {
  private final Pass pass;
  private final InputRows rows;
  private final float[] row;
  private final float[] targets;
  private final int targetSize;
  private final Predictions[] predictions;

  Samples(Pass pass, ModelSpec spec, Objective objective) {
    this.pass = pass;
    rows = new InputRows(spec);
    row = new float[rows.areWhole() ? 0 : spec.inputSize()];
    targetSize = objective.targetSize();
    targets = new float[Math.multiplyExact(targetSize, pass.capacity())];
    predictions = objective.predictions();
  }

  Pass pass() {
    return pass;
  }

  /** Copies a sample of the data to place {@code at}. */
  void copy(Dataset data, int sample, int at) {
    if (rows.areWhole()) {
      data.copy(sample, pass.input(0), at * data.xSize(), targets, at * targetSize);
    } else {
      data.copy(sample, row, 0, targets, at * targetSize);
      rows.copy(row, 0, pass, at);
    }
  }

  /** The pass' output of that number beside its targets. */
  Predictions predictions(int output) {
    return predictions[output].show(targets, pass.output(output));
  }
}
