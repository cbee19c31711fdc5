package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a failing program smaller, by leaving out choices and making simpler ones. */
final class Shrinker {
  private final Predicate<RandomProgram> fails;
  private final Set<String> seen = new HashSet<>();
  private int tries;
  private List<Integer> choices;
  private RandomProgram smallest;

  private Shrinker(Predicate<RandomProgram> fails, int tries) {
    this.fails = fails;
    this.tries = tries;
  }

  /**
   * The smallest failing program found.
   *
   * @param choices those of a program that fails
   * @param tries how many programs may be tried
   */
  static RandomProgram shrink(List<Integer> choices, Predicate<RandomProgram> fails, int tries) {
    Shrinker shrinker = new Shrinker(fails, tries);
    shrinker.choices = choices;
    shrinker.smallest = RandomProgram.of(Choices.again(choices));
    while (shrinker.pass()) {
      // The next pass begins with what this one left.
    }
    return shrinker.smallest;
  }

  /** Whether anything became smaller. */
  private boolean pass() {
    boolean better = withoutStretches();
    for (int length = Math.max(1, choices.size() / 2); length >= 1; length /= 2) {
      for (int from = 0; from + length <= choices.size(); from += length) {
        better |= attempt(without(from, from + length));
      }
    }
    for (int at = 0; at < choices.size(); at++) {
      better |= choices.get(at) > 0 && attempt(with(at, 0));
      better |=
          at < choices.size() && choices.get(at) > 1 && attempt(with(at, choices.get(at) / 2));
    }
    return better && tries > 0;
  }

  private boolean withoutStretches() {
    boolean better = false;
    Choices again = Choices.again(choices);
    RandomProgram.of(again);
    List<Choices.Stretch> stretches = new ArrayList<>(again.stretches());
    stretches.sort(Comparator.comparing(stretch -> stretch.from() - stretch.to()));
    for (Choices.Stretch stretch : stretches) {
      if (stretch.to() <= choices.size() && attempt(without(stretch.from(), stretch.to()))) {
        better = true;
      }
    }
    return better;
  }

  private List<Integer> without(int from, int to) {
    List<Integer> fewer = new ArrayList<>(choices.subList(0, from));
    fewer.addAll(choices.subList(to, choices.size()));
    return fewer;
  }

  private List<Integer> with(int at, int number) {
    List<Integer> other = new ArrayList<>(choices);
    other.set(at, number);
    return other;
  }

  /** Takes these choices if their program is shorter and fails too. */
  private boolean attempt(List<Integer> other) {
    if (tries <= 0) {
      return false;
    }
    Optional<RandomProgram> program = program(other);
    boolean shorter = program.filter(p -> p.text().length() < smallest.text().length()).isPresent();
    if (!shorter || !seen.add(program.get().text())) {
      return false;
    }
    tries--;
    if (!fails.test(program.get())) {
      return false;
    }
    choices = other;
    smallest = program.get();
    return true;
  }

  private static Optional<RandomProgram> program(List<Integer> choices) {
    try {
      return Optional.of(RandomProgram.of(Choices.again(choices)));
    } catch (RuntimeException e) {
      // No program at all is none that fails.
      return Optional.empty();
    }
  }
}
