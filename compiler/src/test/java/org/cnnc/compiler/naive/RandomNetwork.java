package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.NaiveNetwork.Step;
import org.cnnc.compiler.naive.Window.Padding;

/** Networks of random small shapes and options; the same seed gives the same network. */
final class RandomNetwork {
  private final SplittableRandom random;
  private final List<Step> steps = new ArrayList<>();
  private Shape shape;

  RandomNetwork(long seed) {
    random = new SplittableRandom(seed);
    // Odd, even and equal sizes, and images of one row or one channel.
    shape = Shape.of(between(1, 9), between(1, 9), between(1, 5));
  }

  /** One layer of this kind, behind one whose weights need the gradient by the layer's input. */
  static NaiveNetwork around(String kind, NaiveActivation activation, long seed) {
    if (RandomGraph.KINDS.contains(kind)) {
      return RandomGraph.around(kind, seed);
    }
    RandomNetwork network = new RandomNetwork(seed);
    Shape input = network.shape;
    if (kind.equals("Dense") && seed % 2 == 0) {
      network.flatten();
    }
    network.dense(NaiveActivation.LINEAR);
    network.add(kind, activation);
    return new NaiveNetwork(input, network.steps);
  }

  /** A network as in books: convolutions and poolings, then dense layers. */
  static NaiveNetwork classifier(long seed) {
    RandomNetwork network = new RandomNetwork(seed);
    Shape input = network.shape;
    for (int i = network.between(1, 3); i > 0; i--) {
      network.add("Conv2D", network.anyActivation());
      network.add(network.either("MaxPooling2D", "AveragePooling2D"), NaiveActivation.LINEAR);
    }
    network.flatten();
    network.dense(network.anyActivation());
    network.dense(network.either(NaiveActivation.SOFTMAX, NaiveActivation.SIGMOID));
    return new NaiveNetwork(input, network.steps);
  }

  /** Sizes that fill lanes and tiles, or just do not: a convolution or a dense layer, pooled. */
  static NaiveNetwork wide(long seed) {
    RandomNetwork network = new RandomNetwork(seed);
    network.shape =
        Shape.of(network.between(6, 16), network.between(6, 19), network.either(1, 3, 16, 17, 33));
    Shape input = network.shape;
    Padding padding = network.either(Padding.values());
    int stride = network.either(1, 1, 2);
    int rows = network.between(1, 4);
    Window window =
        new Window(input, rows, network.between(1, 4), stride, network.between(1, 2), padding);
    int filters = network.either(1, 2, 8, 15, 16, 24, 32, 35, 64);
    network.add(new NaiveConv2D(window, filters, true), network.anyActivation());
    network.add(network.either("MaxPooling2D", "AveragePooling2D"), NaiveActivation.LINEAR);
    network.flatten();
    int units = network.either(1, 10, 16, 33, 100);
    network.add(new NaiveDense(network.shape, units, true), NaiveActivation.SIGMOID);
    return new NaiveNetwork(input, network.steps);
  }

  /** As at the end of a network: two convolutions of small maps with many channels. */
  static NaiveNetwork deep(long seed) {
    RandomNetwork network = new RandomNetwork(seed);
    network.shape =
        Shape.of(network.between(1, 5), network.between(1, 5), network.either(1, 17, 64));
    Shape input = network.shape;
    for (int i = 0; i < 2; i++) {
      Window window = network.window(Padding.SAME, Padding.FULL);
      network.add(
          new NaiveConv2D(window, network.either(1, 16, 17, 40), true), NaiveActivation.RELU);
    }
    return new NaiveNetwork(input, network.steps);
  }

  /** Layers of very few units behind many inputs, as at the end of a binary classifier. */
  static NaiveNetwork head(long seed) {
    RandomNetwork network = new RandomNetwork(seed);
    network.shape =
        Shape.of(network.between(1, 5), network.between(1, 5), network.either(1, 16, 37));
    Shape input = network.shape;
    network.flatten();
    for (int inputs : new int[] {network.between(65, 300), network.either(96, 128, 515)}) {
      network.units(inputs, NaiveActivation.RELU);
      network.units(network.between(1, 4), network.anyActivation());
    }
    return new NaiveNetwork(input, network.steps);
  }

  private void add(String kind, NaiveActivation activation) {
    switch (kind) {
      case "Conv2D" -> add(convolution(), activation);
      case "MaxPooling2D" -> add(new NaiveMaxPooling2D(pool()), activation);
      case "AveragePooling2D" -> add(new NaiveAveragePooling2D(pool()), activation);
      case "Dense" -> dense(activation);
      case "Flatten" -> flatten();
      case "Rescaling" -> add(new NaiveRescaling(shape, number(), number()), activation);
      case "Activation" -> add(new NaiveIdentity("Activation", shape), activation);
      default -> throw new IllegalArgumentException("no naive layer for " + kind);
    }
  }

  private void add(NaiveLayer layer, NaiveActivation activation) {
    steps.add(new Step(layer, activation));
    shape = layer.output();
  }

  private void dense(NaiveActivation activation) {
    units(between(2, 5), activation);
  }

  private void units(int count, NaiveActivation activation) {
    add(new NaiveDense(shape, count, random.nextBoolean()), activation);
  }

  private void flatten() {
    add(new NaiveIdentity("Flatten", Shape.of((int) shape.elements())), NaiveActivation.LINEAR);
  }

  private NaiveConv2D convolution() {
    return new NaiveConv2D(window(Padding.values()), between(2, 5), random.nextBoolean());
  }

  private Window pool() {
    return window(Padding.VALID, Padding.SAME);
  }

  private Window window(Padding... paddings) {
    Padding padding = either(paddings);
    int most = padding == Padding.VALID ? Math.min(shape.height(), shape.width()) : 5;
    return new Window(
        shape,
        between(1, Math.min(most, 5)),
        between(1, Math.min(most, 5)),
        between(1, 3),
        between(1, 3),
        padding);
  }

  private NaiveActivation anyActivation() {
    return either(NaiveActivation.values());
  }

  @SafeVarargs
  private <T> T either(T... values) {
    return values[random.nextInt(values.length)];
  }

  private int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  private float number() {
    return (float) random.nextDouble(-2, 2);
  }
}
