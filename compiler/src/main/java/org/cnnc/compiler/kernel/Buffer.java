package org.cnnc.compiler.kernel;

import java.util.ArrayList;
import java.util.List;

/** A named tensor that nests read and write; its role says how often it exists. */
public record Buffer(String name, Shape shape, Role role) {
  /** How a buffer is held. */
  public enum Role {
    /** One a sample: a layer's input, output, state, and their gradients. */
    SAMPLE,
    /** One a model: a weight, read only. */
    WEIGHT,
    /** One a shard: the gradient of a weight, summed over the samples in order. */
    GRADIENT
  }

  public static Buffer sample(String name, Shape shape) {
    return new Buffer(name, shape, Role.SAMPLE);
  }

  public static Buffer weight(String name, Shape shape) {
    return new Buffer(name, shape, Role.WEIGHT);
  }

  /** The number of elements; bounded where shapes are checked. */
  public int elements() {
    return Math.toIntExact(shape.elements());
  }

  /** The distance in memory between neighbours along an axis, row-major. */
  public int stride(int axis) {
    int stride = 1;
    for (int later = axis + 1; later < shape.rank(); later++) {
      stride *= shape.size(later);
    }
    return stride;
  }

  /** The buffer of this one's gradient: the same with a {@code d} before the name. */
  public Buffer gradient() {
    return new Buffer("d" + name, shape, role == Role.WEIGHT ? Role.GRADIENT : role);
  }

  /** One loop an axis: {@code y, x, c} of an image, {@code n} of a vector. */
  public List<Loop> loops() {
    String names = shape.rank() == 3 ? "yxc" : "rstn".substring(4 - shape.rank());
    List<Loop> loops = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      loops.add(new Loop(names.substring(axis, axis + 1), shape.size(axis)));
    }
    return loops;
  }

  /** The element at {@link #loops}. */
  public Access element() {
    return Access.of(this, loops().toArray(Loop[]::new));
  }
}
