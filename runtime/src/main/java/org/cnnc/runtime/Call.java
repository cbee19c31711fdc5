package org.cnnc.runtime;

/**
 * One prediction: it is given its arrays in the order of declaration, inputs before outputs, and
 * run. Calls are kept for reuse with the memory they work in, so that predicting allocates nothing.
 */
public final class Call {
  private final Serving home;
  private final Pass pass;
  private final String model;
  private final int[] inputSizes;
  private final int[] outputSizes;
  private final Object[] inputs;
  private final float[][] outputs;
  private int samples;
  private int inputsGiven;
  private int outputsGiven;

  Call(Serving home, ModelSpec spec, Pass pass) {
    this.home = home;
    this.pass = pass;
    model = spec.name();
    inputSizes = spec.inputs().stream().mapToInt(ModelSpec.InputSpec::size).toArray();
    outputSizes = spec.outputs().stream().mapToInt(ModelSpec.OutputSpec::size).toArray();
    inputs = new Object[inputSizes.length];
    outputs = new float[outputSizes.length][];
  }

  Call of(int newSamples) {
    samples = newSamples;
    inputsGiven = 0;
    outputsGiven = 0;
    return this;
  }

  /** The samples of the next input. */
  public Call with(float[] x) {
    return with(x, x.length);
  }

  /** The samples of the next input as bytes, which count as 0 to 255. */
  public Call with(byte[] x) {
    return with(x, x.length);
  }

  private Call with(Object x, int length) {
    long needed = (long) samples * inputSizes[inputsGiven];
    if (length != needed) {
      throw new IllegalArgumentException(
          "Input %d of %d samples of `%s` has %d values; received an array of %d."
              .formatted(inputsGiven + 1, samples, model, needed, length));
    }
    inputs[inputsGiven++] = x;
    return this;
  }

  /** Where the next output is written to. */
  public Call into(float[] y) {
    long needed = (long) samples * outputSizes[outputsGiven];
    if (y.length != needed) {
      throw new IllegalArgumentException(
          "The outputs of %d samples are %d values; received an array of %d."
              .formatted(samples, needed, y.length));
    }
    outputs[outputsGiven++] = y;
    return this;
  }

  /** Predicts, and gives this call back; it must not be used again. */
  public void run() {
    int capacity = pass.capacity();
    for (int begin = 0; begin < samples; begin += capacity) {
      int count = Math.min(capacity, samples - begin);
      for (int i = 0; i < inputs.length; i++) {
        fill(pass.input(i), inputs[i], begin * inputSizes[i], count * inputSizes[i]);
      }
      home.forward(pass, count);
      for (int o = 0; o < outputs.length; o++) {
        int size = outputSizes[o];
        System.arraycopy(pass.output(o), 0, outputs[o], begin * size, count * size);
      }
    }
    forget();
    home.give(this);
  }

  /** Whether its memory is for one sample alone. */
  boolean isSingle() {
    return pass.capacity() == 1;
  }

  /** Callers' arrays are not kept alive by an idle call. */
  private void forget() {
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = null;
    }
    for (int o = 0; o < outputs.length; o++) {
      outputs[o] = null;
    }
  }

  private static void fill(float[] input, Object x, int from, int count) {
    if (x instanceof float[] floats) {
      System.arraycopy(floats, from, input, 0, count);
      return;
    }
    byte[] bytes = (byte[]) x;
    for (int i = 0; i < count; i++) {
      input[i] = bytes[from + i] & 0xFF;
    }
  }
}
