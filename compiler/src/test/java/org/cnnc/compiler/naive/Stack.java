package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.NaiveNetwork.Step;
import org.cnnc.compiler.naive.Window.Padding;
import org.cnnc.compiler.plan.Algorithms;

/** A naive network written layer by layer. */
final class Stack {
  private final Shape input;
  private final List<Step> steps = new ArrayList<>();
  private Shape shape;

  Stack(int... sizes) {
    input = Shape.of(sizes);
    shape = input;
  }

  Stack conv(int filters, int rows, int columns, Padding padding, NaiveActivation activation) {
    return conv(filters, new Window(shape, rows, columns, 1, 1, padding), activation);
  }

  /** A convolution of 3x3 in Winograd's form. */
  Stack winograd(int filters, Padding padding, boolean useBias, NaiveActivation activation) {
    Window window = new Window(shape, 3, 3, 1, 1, padding);
    return add(new NaiveConv2D(window, filters, useBias, Algorithms.WINOGRAD), activation);
  }

  /** A convolution whose window moves by {@code stride}. */
  Stack strided(int filters, int size, int stride, Padding padding, NaiveActivation activation) {
    return conv(filters, new Window(shape, size, size, stride, stride, padding), activation);
  }

  private Stack conv(int filters, Window window, NaiveActivation activation) {
    return add(new NaiveConv2D(window, filters, true), activation);
  }

  Stack maxPool(int size, int stride, Padding padding) {
    return add(
        new NaiveMaxPooling2D(new Window(shape, size, size, stride, stride, padding)),
        NaiveActivation.LINEAR);
  }

  Stack averagePool(int size, int stride, Padding padding) {
    return add(
        new NaiveAveragePooling2D(new Window(shape, size, size, stride, stride, padding)),
        NaiveActivation.LINEAR);
  }

  /** A pooling whose windows lie side by side. */
  Stack pool(boolean average, int rows, int columns) {
    Window window = new Window(shape, rows, columns, rows, columns, Padding.VALID);
    NaiveLayer layer = average ? new NaiveAveragePooling2D(window) : new NaiveMaxPooling2D(window);
    return add(layer, NaiveActivation.LINEAR);
  }

  Stack dense(int units, NaiveActivation activation) {
    return add(new NaiveDense(shape, units, true), activation);
  }

  Stack flatten() {
    Shape flat = Shape.of((int) shape.elements());
    return add(new NaiveIdentity("Flatten", flat), NaiveActivation.LINEAR);
  }

  private Stack add(NaiveLayer layer, NaiveActivation activation) {
    steps.add(new Step(layer, activation));
    shape = layer.output();
    return this;
  }

  NaiveNetwork network() {
    return new NaiveNetwork(input, List.copyOf(steps));
  }
}
