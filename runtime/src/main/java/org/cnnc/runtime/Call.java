package org.cnnc.runtime;

import java.util.Arrays;
import org.cnnc.runtime.thread.Team;
import org.cnnc.runtime.thread.Work;

/**
 * One prediction: it is given its arrays in the order of declaration, inputs before outputs, and
 * run. Calls are kept for reuse with the memory they work in, so that predicting allocates nothing.
 */
public final class Call {
  /** No exposed layer: the network's outputs are wanted. */
  private static final int NONE = -1;

  private final Serving home;
  private final String model;
  private final int[] inputSizes;
  private final int[] outputSizes;
  private final Object[] inputs;
  private final float[][] outputs;

  /** A pass for each thread that has ever had a share. */
  private Pass[] passes;

  /** What they share; made for the first time that several do. */
  private Work chunkWork;

  private Split split;
  private Team team;
  private int exposed;
  private int exposedSize;
  private int chunk;
  private int samples;
  private int inputsGiven;
  private int outputsGiven;

  Call(Serving home, ModelSpec spec, Pass pass) {
    this.home = home;
    passes = new Pass[] {pass};
    model = spec.name();
    inputSizes = new int[spec.inputs().size()];
    for (int i = 0; i < inputSizes.length; i++) {
      inputSizes[i] = spec.inputs().get(i).size();
    }
    outputSizes = new int[spec.outputs().size()];
    for (int o = 0; o < outputSizes.length; o++) {
      outputSizes[o] = spec.outputs().get(o).size();
    }
    inputs = new Object[inputSizes.length];
    outputs = new float[outputSizes.length][];
  }

  Call of(int newSamples, Team newTeam) {
    samples = newSamples;
    team = newTeam;
    chunk = newSamples;
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
    exposed = NONE;
    forward();
    end();
  }

  /**
   * Predicts one sample, says which unit of an output is largest, and gives this call back: the
   * first of equal ones, and one that is not a number only if all are.
   */
  public int likeliest(int output) {
    if (samples != 1) {
      throw new IllegalArgumentException(
          "`%s` classifies one sample at a time; received %d.".formatted(model, samples));
    }
    exposed = NONE;
    forward();
    float[] y = passes[0].output(output);
    int largest = 0;
    for (int unit = 1; unit < outputSizes[output]; unit++) {
      if (y[unit] > y[largest] || Float.isNaN(y[largest])) {
        largest = unit;
      }
    }
    end();
    return largest;
  }

  /** Writes what an exposed layer of {@code size} floats puts out, and gives this call back. */
  public void expose(int number, int size, float[] y) {
    if (y.length != (long) samples * size) {
      throw new IllegalArgumentException(
          "The outputs of %d samples are %d values; received an array of %d."
              .formatted(samples, (long) samples * size, y.length));
    }
    exposed = number;
    outputs[0] = y;
    exposedSize = size;
    forward();
    end();
  }

  /** Samples are shared out to threads; a single one is, layer by layer. */
  private void forward() {
    boolean together = team.take();
    try {
      if (samples > 1) {
        share(together ? team.count() : 1);
      } else if (samples == 1) {
        passes[0].splitBy(together ? split() : null);
        chunk(0, 0);
      }
    } finally {
      if (together) {
        team.give();
      }
    }
  }

  private void share(int threads) {
    int capacity = passes[0].capacity();
    chunk = Math.min(capacity, (samples + threads - 1) / threads);
    int chunks = (samples + chunk - 1) / chunk;
    if (threads == 1) {
      for (int i = 0; i < chunks; i++) {
        chunk(i, 0);
      }
      return;
    }
    if (passes.length < threads) {
      passes = Arrays.copyOf(passes, threads);
    }
    for (int i = 0; i < threads; i++) {
      if (passes[i] == null) {
        passes[i] = home.newPass(capacity);
      }
    }
    if (chunkWork == null) {
      chunkWork = this::chunk;
    }
    team.run(chunks, chunkWork);
  }

  private Split split() {
    if (split == null || split.team() != team) {
      split = new Split(team, passes[0]);
    }
    return split;
  }

  private void chunk(int number, int worker) {
    Pass pass = passes[worker];
    int begin = number * chunk;
    int count = Math.min(chunk, samples - begin);
    fill(pass, begin, count);
    if (exposed != NONE) {
      float[] values = home.expose(pass, exposed, count);
      System.arraycopy(values, 0, outputs[0], begin * exposedSize, count * exposedSize);
      return;
    }
    home.forward(pass, count);
    for (int o = 0; o < outputs.length; o++) {
      int size = outputSizes[o];
      if (outputs[o] != null) {
        System.arraycopy(pass.output(o), 0, outputs[o], begin * size, count * size);
      }
    }
  }

  private void fill(Pass pass, int begin, int count) {
    for (int i = 0; i < inputs.length; i++) {
      fill(pass.input(i), inputs[i], begin * inputSizes[i], count * inputSizes[i]);
    }
  }

  private void end() {
    forget();
    home.give(this);
  }

  /** Whether its memory is for one sample alone. */
  boolean isSingle() {
    return passes[0].capacity() == 1;
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
