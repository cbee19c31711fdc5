package org.cnnc.compiler.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arrays shared by values whose lifetimes do not overlap, first fit in order of birth. */
public final class Slots {
  private final Map<String, Integer> slotOf = new LinkedHashMap<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Integer> freeFrom = new ArrayList<>();

  /**
   * Gives a value that lives from step {@code born} to step {@code died}, both included, a slot.
   */
  void place(String name, int size, int born, int died) {
    int slot = 0;
    while (slot < sizes.size() && freeFrom.get(slot) > born) {
      slot++;
    }
    if (slot == sizes.size()) {
      sizes.add(0);
      freeFrom.add(0);
    }
    sizes.set(slot, Math.max(sizes.get(slot), size));
    freeFrom.set(slot, died + 1);
    slotOf.put(name, slot);
  }

  /** The slot of a value; null if it has none. */
  public Integer slotOf(String name) {
    return slotOf.get(name);
  }

  /** The values that have a slot, in the order of birth. */
  public Set<String> names() {
    return Collections.unmodifiableSet(slotOf.keySet());
  }

  /** Floats a sample, by slot. */
  public List<Integer> sizes() {
    return List.copyOf(sizes);
  }
}
