package org.cnnc.compiler.plan;

import java.util.OptionalInt;
import org.cnnc.compiler.kernel.Buffer;

/**
 * Which input a buffer of a layer's nest stands for: {@code input} is the only one, {@code input0}
 * and {@code input1} are the first and second of several.
 */
final class InputBuffers {
  private static final String INPUT = "input";

  private InputBuffers() {}

  /** The number of the input that the buffer is; empty if it is something else. */
  static OptionalInt input(Buffer buffer) {
    return number(buffer.name(), INPUT);
  }

  /** The number of the input whose gradient the buffer is; empty if it is something else. */
  static OptionalInt gradient(Buffer buffer) {
    return number(buffer.name(), "d" + INPUT);
  }

  private static OptionalInt number(String name, String stem) {
    String rest = name.startsWith(stem) ? name.substring(stem.length()) : "-";
    if (rest.isEmpty()) {
      return OptionalInt.of(0);
    }
    return rest.chars().allMatch(Character::isDigit)
        ? OptionalInt.of(Integer.parseInt(rest))
        : OptionalInt.empty();
  }
}
