package org.cnnc.benchmarks.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The options of a command line, each with a value. */
public final class Arguments {
  private Arguments() {}

  /**
   * Options and their values.
   *
   * @param usage the text that names every option at the start of a line
   * @throws IllegalArgumentException if a word is no option of the usage, or has no value
   */
  public static Map<String, String> of(String usage, List<String> words) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      boolean known = usage.lines().anyMatch(startsWith(words.get(i)));
      if (!known || i + 1 == words.size()) {
        throw new IllegalArgumentException(
            "Expected an option and its value; received `" + words.get(i) + "`.");
      }
      given.put(words.get(i), words.get(i + 1));
    }
    return given;
  }

  private static Predicate<String> startsWith(String option) {
    return line -> line.strip().startsWith(option + " ");
  }
}
