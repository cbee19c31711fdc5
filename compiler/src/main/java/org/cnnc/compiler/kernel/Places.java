package org.cnnc.compiler.kernel;

import java.util.Map;

/** Where the buffers of a layer's nests are in the generated class. */
public record Places(Map<String, Place> byName) {
  /**
   * An array and the place of a buffer's first element in it.
   *
   * @param array an expression: a field of the pass, or the parameter {@code weights}
   */
  public record Place(String array, int offset) {}

  public Places {
    byName = Map.copyOf(byName);
  }

  /** Where a buffer is; every buffer a nest names has a place. */
  public Place of(Buffer buffer) {
    Place place = byName.get(buffer.name());
    if (place == null) {
      throw new IllegalStateException("no place for the buffer " + buffer.name());
    }
    return place;
  }
}
