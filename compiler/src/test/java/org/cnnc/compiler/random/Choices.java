package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * All decisions about a random model, as numbers in a row: recorded while they are made, and made
 * again from a record, even a shortened one. 0 is the simplest choice everywhere.
 */
final class Choices {
  /** Numbers that belong together, such as those of one statement. */
  record Stretch(int from, int to) {}

  private final SplittableRandom random;
  private final List<Integer> record;
  private final List<Integer> made = new ArrayList<>();
  private final List<Stretch> stretches = new ArrayList<>();

  private Choices(SplittableRandom random, List<Integer> record) {
    this.random = random;
    this.record = record;
  }

  /** New choices; the same seed gives the same. */
  static Choices random(long seed) {
    return new Choices(new SplittableRandom(seed), List.of());
  }

  /** Choices as they are on record, then the simplest ones. */
  static Choices again(List<Integer> record) {
    return new Choices(null, record);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    int number;
    if (random != null) {
      number = random.nextInt(bound);
    } else {
      number = made.size() < record.size() ? record.get(made.size()) % bound : 0;
    }
    made.add(number);
    return number;
  }

  /** A number in a range, ends included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** True that often. */
  boolean chance(int percent) {
    return below(100) >= 100 - percent;
  }

  /** One of some, of which the first is the simplest. */
  <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /** Marks the choices that something is made from. */
  <T> T stretch(Supplier<T> making) {
    int from = made.size();
    T result = making.get();
    stretches.add(new Stretch(from, made.size()));
    return result;
  }

  List<Integer> made() {
    return List.copyOf(made);
  }

  List<Stretch> stretches() {
    return List.copyOf(stretches);
  }
}
