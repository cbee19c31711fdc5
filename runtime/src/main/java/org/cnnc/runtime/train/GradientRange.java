package org.cnnc.runtime.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cnnc.runtime.BatchSums.Part;

/**
 * A range of the flat gradient array, small enough to stay in the cache.
 *
 * @param part what it is if it is summed over a batch at once; otherwise shards are joined
 */
record GradientRange(int from, int to, Optional<Part> part) {
  /** Elements joined at once: few enough for all shards' to stay in the cache. */
  private static final int JOINED = 4096;

  /** The ranges of {@code count} gradients, the longer work first. */
  static List<GradientRange> all(int count, List<Part> parts) {
    List<GradientRange> ranges = new ArrayList<>();
    List<Part> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingInt(Part::from));
    ordered.forEach(p -> ranges.add(new GradientRange(p.from(), p.to(), Optional.of(p))));
    int begin = 0;
    for (Part part : ordered) {
      addJoined(begin, part.from(), ranges);
      begin = part.to();
    }
    addJoined(begin, count, ranges);
    return List.copyOf(ranges);
  }

  private static void addJoined(int from, int to, List<GradientRange> ranges) {
    for (int begin = from; begin < to; begin += JOINED) {
      ranges.add(new GradientRange(begin, Math.min(to, begin + JOINED), Optional.empty()));
    }
  }
}
