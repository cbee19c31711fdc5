package org.cnnc.runtime.loss;

import java.util.List;

/**
 * Outputs of a model beside the targets they should have hit, one sample after the other. An output
 * of shape (height, width, classes) has {@code height * width} positions with a target each.
 */
public final class Predictions {
  private final int classes;
  private final int outputSize;
  private final int targetSize;
  private final int rowSize;
  private final int offset;
  private float[] targets;
  private float[] outputs;

  /** Predictions of a model with this output shape on data with targets of this size. */
  public Predictions(List<Integer> outputShape, int targetSize) {
    this(outputShape, targetSize, targetSize, 0);
  }

  /**
   * Predictions of one of several outputs.
   *
   * @param rowSize floats of a row with the targets of all outputs
   * @param offset of this output's targets in the row
   */
  public Predictions(List<Integer> outputShape, int targetSize, int rowSize, int offset) {
    this.classes = outputShape.isEmpty() ? 1 : outputShape.get(outputShape.size() - 1);
    this.outputSize = outputShape.stream().reduce(1, Math::multiplyExact);
    this.targetSize = targetSize;
    this.rowSize = rowSize;
    this.offset = offset;
  }

  /** Shows other arrays; they are not copied. */
  public Predictions show(float[] newTargets, float[] newOutputs) {
    targets = newTargets;
    outputs = newOutputs;
    return this;
  }

  /** The size of the last axis of the output. */
  public int classes() {
    return classes;
  }

  /** How many times a sample's output holds that axis; 1 for a vector. */
  public int positions() {
    return outputSize / classes;
  }

  /** Floats a sample in the output. */
  public int outputSize() {
    return outputSize;
  }

  /** Floats a sample in the target. */
  public int targetSize() {
    return targetSize;
  }

  public float output(int sample, int i) {
    return outputs[sample * outputSize + i];
  }

  public float target(int sample, int i) {
    return targets[sample * rowSize + offset + i];
  }

  /**
   * The target of one position as a class number.
   *
   * @throws IllegalArgumentException if it is no whole number from 0 to {@code classes() - 1}
   */
  public int label(int sample, int position) {
    float label = target(sample, position);
    int number = (int) label;
    if (number != label || number < 0 || number >= classes) {
      String shown = number == label ? String.valueOf(number) : String.valueOf(label);
      throw new IllegalArgumentException(
          "Label " + shown + "; the model has classes 0 to " + (classes - 1) + ".");
    }
    return number;
  }
}
