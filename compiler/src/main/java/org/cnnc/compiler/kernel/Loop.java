package org.cnnc.compiler.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A loop from 0 to a constant extent; two loops of one nest bear different names. */
public record Loop(String name, int extent) {
  /** The loop over the samples at hand, which nests do not write; its extent is not known. */
  public static final Loop SAMPLE = new Loop("sample", 0);

  /**
   * Every point of some loops, the last one fastest.
   *
   * @param held where other loops are at all of them
   */
  public static List<Map<Loop, Integer>> points(List<Loop> loops, Map<Loop, Integer> held) {
    List<Map<Loop, Integer>> points = List.of(held);
    for (Loop loop : loops) {
      List<Map<Loop, Integer>> more = new ArrayList<>();
      for (Map<Loop, Integer> point : points) {
        for (int step = 0; step < loop.extent(); step++) {
          Map<Loop, Integer> next = new HashMap<>(point);
          next.put(loop, step);
          more.add(next);
        }
      }
      points = more;
    }
    return points;
  }
}
