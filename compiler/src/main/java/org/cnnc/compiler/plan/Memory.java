package org.cnnc.compiler.plan;

import java.util.List;

/** The arrays that work on a model takes, by what they are for. */
public record Memory(List<Part> parts) {
  public Memory {
    parts = List.copyOf(parts);
  }

  /**
   * Arrays for one purpose.
   *
   * @param purpose what they hold, in the plural: {@code weights}
   */
  public record Part(String purpose, long bytes) {}

  /** All bytes. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).reduce(0, Math::addExact);
  }
}
