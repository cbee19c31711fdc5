package org.cnnc.runtime;

/** A pass of one layer, written by hand: three arrays, and nothing about its arithmetic. */
abstract class ArrayPass extends Pass {
  final float[] input;
  final float[] output;
  final float[] outputGradient;

  ArrayPass(int capacity, int inputs, int outputs) {
    super(capacity);
    input = new float[capacity * inputs];
    output = new float[capacity * outputs];
    outputGradient = new float[capacity * outputs];
  }

  @Override
  public float[] input(int number) {
    return input;
  }

  @Override
  public float[] output(int number) {
    return output;
  }

  @Override
  public float[] outputGradient(int number) {
    return outputGradient;
  }

  @Override
  public void keepInputGradient() {}

  @Override
  public float[] inputGradient(int number) {
    return null;
  }

  @Override
  public float[] layerOutput(int layer) {
    return output;
  }
}
