package org.cnnc.benchmarks.harness;

import java.util.Locale;

/** A network that all contenders build: its input, its output, and how many samples train it. */
public enum Network {
  /** Clothes: two convolutions with padding, two dense layers, dropout; 333,526 weights. */
  FASHION(28, 28, 1, 10, 1, 4096),
  /** Digits: three convolutions without padding, one dense layer; 104,202 weights. */
  MNIST(28, 28, 1, 10, 1, 4096),
  /** Cats and dogs: rescaling, five convolutions, one dense unit; 991,041 weights. */
  CATSDOGS(180, 180, 3, 1, 255, 256);

  private final int height;
  private final int width;
  private final int channels;
  private final int outputs;
  private final float greatest;
  private final int trainingSamples;

  Network(int height, int width, int channels, int outputs, float greatest, int trainingSamples) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.outputs = outputs;
    this.greatest = greatest;
    this.trainingSamples = trainingSamples;
  }

  /** The network of this word, such as {@code fashion}. */
  public static Network of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Its name on command lines and in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  public int channels() {
    return channels;
  }

  /** Floats a sample goes in with. */
  public int inputSize() {
    return height * width * channels;
  }

  /** Floats a sample comes out with. */
  public int outputs() {
    return outputs;
  }

  /** Whether the one output is a probability, and not one of several. */
  public boolean binary() {
    return outputs == 1;
  }

  /** Inputs lie between 0 and this. */
  public float greatest() {
    return greatest;
  }

  /** Distinct samples that training goes round, so that the loss does not sink to 0. */
  public int trainingSamples() {
    return trainingSamples;
  }
}
