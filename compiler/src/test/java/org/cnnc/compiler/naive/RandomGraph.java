package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.NaiveNetwork.Step;
import org.cnnc.compiler.naive.Window.Padding;

/**
 * Networks that branch, join, share layers and have several inputs and outputs; the same seed gives
 * the same network.
 */
final class RandomGraph {
  /** The kinds of several inputs. */
  static final Set<String> KINDS =
      Set.of("Add", "Average", "Concatenate", "Maximum", "Minimum", "Multiply", "Subtract");

  private final SplittableRandom random;
  private final List<Shape> inputs = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> unused = new ArrayList<>();

  private RandomGraph(long seed, int inputCount) {
    random = new SplittableRandom(seed);
    Shape shape = Shape.of(between(1, 5), between(1, 5), between(1, 4));
    for (int i = 0; i < inputCount; i++) {
      inputs.add(shape);
      shapes.add(shape);
      unused.add(i);
    }
  }

  /** One layer of this kind behind dense layers, whose weights need the gradient by its inputs. */
  static NaiveNetwork around(String kind, long seed) {
    RandomGraph graph = new RandomGraph(seed, 1);
    int units = graph.between(1, 4);
    int count = kind.equals("Subtract") ? 2 : graph.between(2, 3);
    List<Integer> from = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int own = kind.equals("Concatenate") ? units + i : units;
      from.add(graph.add(new NaiveDense(graph.inputs.get(0), own, true), List.of(0)));
    }
    // Many inputs, some of them more than once.
    while (seed % 3 == 0 && from.size() < 19 && count > 2) {
      from.add(from.get(graph.between(0, count - 1)));
    }
    int joined = graph.join(kind, from, kind.equals("Concatenate") ? 2 : 0);
    return graph.network(List.of(joined));
  }

  /**
   * Convolutions, poolings and joins of what there is, with layers that are used again. None has
   * kinks: where a tensor meets itself, every input is at one.
   */
  static NaiveNetwork smooth(long seed) {
    RandomGraph graph = new RandomGraph(seed, 1 + (int) (seed % 3) / 2);
    for (int i = graph.between(4, 9); i > 0; i--) {
      graph.grow();
    }
    List<Integer> outputs = new ArrayList<>();
    while (graph.unused.size() > 2) {
      List<Integer> from = List.copyOf(graph.unused.subList(0, 3));
      graph.join("Concatenate", from, 2);
    }
    for (int tensor : List.copyOf(graph.unused)) {
      outputs.add(graph.random.nextBoolean() ? tensor : graph.head(tensor));
    }
    int inner = graph.inputs.size() + graph.between(0, 2);
    if (graph.random.nextBoolean() && !outputs.contains(inner)) {
      outputs.add(inner);
    }
    return graph.network(outputs);
  }

  private void grow() {
    int tensor = between(0, shapes.size() - 1);
    Shape shape = shapes.get(tensor);
    switch (between(0, 5)) {
      case 0, 1 -> add(convolution(shape), List.of(tensor));
      case 2 -> again(tensor);
      case 3 -> add(pooling(window(shape, 2)), List.of(tensor));
      case 4 -> join("Concatenate", List.of(tensor, between(0, shapes.size() - 1)), 2);
      default -> joinEqual(tensor);
    }
  }

  /** A layer that is there once more, or a new one if none fits. */
  private void again(int tensor) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean fits = shapes.get(step.from().get(0)).equals(shapes.get(tensor));
      if (step.layer() instanceof NaiveConv2D && fits && (step.like() == i || step.like() < 0)) {
        steps.set(i, new Step(step.layer(), step.activation(), step.from(), i));
        add(new Step(step.layer(), step.activation(), List.of(tensor), i));
        return;
      }
    }
    add(convolution(shapes.get(tensor)), List.of(tensor));
  }

  private void joinEqual(int tensor) {
    List<Integer> equal = new ArrayList<>();
    for (int other = 0; other < shapes.size(); other++) {
      if (shapes.get(other).equals(shapes.get(tensor))) {
        equal.add(other);
      }
    }
    String kind = either("Add", "Average", "Multiply", "Subtract");
    join(kind, List.of(tensor, equal.get(between(0, equal.size() - 1))), 0);
  }

  private int join(String kind, List<Integer> from, int axis) {
    List<Shape> of = from.stream().map(shapes::get).toList();
    NaiveLayer layer =
        kind.equals("Concatenate")
            ? new NaiveConcatenate(of, axis)
            : new NaiveJoin(kind, of.get(0));
    return add(new Step(layer, NaiveActivation.LINEAR, from, -1));
  }

  private int head(int tensor) {
    Shape flat = Shape.of((int) shapes.get(tensor).elements());
    int vector =
        add(
            new Step(
                new NaiveIdentity("Flatten", flat), NaiveActivation.LINEAR, List.of(tensor), -1));
    NaiveActivation activation = either(NaiveActivation.SOFTMAX, NaiveActivation.SIGMOID);
    return add(new Step(new NaiveDense(flat, 3, true), activation, List.of(vector), -1));
  }

  private NaiveConv2D convolution(Shape shape) {
    return new NaiveConv2D(window(shape, 3), between(1, 4), random.nextBoolean());
  }

  private NaiveLayer pooling(Window window) {
    return new NaiveAveragePooling2D(window);
  }

  /** Keeps height and width, so that any two tensors can be joined. */
  private Window window(Shape shape, int most) {
    return new Window(shape, between(1, most), between(1, most), 1, 1, Padding.SAME);
  }

  private int add(NaiveLayer layer, List<Integer> from) {
    boolean convolves = layer instanceof NaiveConv2D;
    NaiveActivation activation =
        convolves
            ? either(NaiveActivation.LINEAR, NaiveActivation.SIGMOID, NaiveActivation.TANH)
            : NaiveActivation.LINEAR;
    return add(new Step(layer, activation, from, -1));
  }

  private int add(Step step) {
    steps.add(step);
    shapes.add(step.layer().output());
    unused.removeAll(step.from());
    unused.add(shapes.size() - 1);
    return shapes.size() - 1;
  }

  private NaiveNetwork network(List<Integer> outputs) {
    return new NaiveNetwork(List.copyOf(inputs), List.copyOf(steps), List.copyOf(outputs));
  }

  @SafeVarargs
  private <T> T either(T... values) {
    return values[random.nextInt(values.length)];
  }

  private int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }
}
