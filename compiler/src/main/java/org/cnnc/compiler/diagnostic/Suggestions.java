package org.cnnc.compiler.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known words nearest to a misspelt one. */
public final class Suggestions {
  /** No word of the language is longer. */
  private static final int LONGEST = 64;

  /** {@code GlobalAveragePooling2D} is no misspelt {@code AveragePooling2D}. */
  private static final int MOST_SLIPS = 5;

  /** Among more words than that nothing is looked for: it would take too long. */
  private static final int MOST = 1_000;

  private Suggestions() {}

  /** "Did you mean `Conv2D`?", if a known word is near enough. */
  public static Optional<String> hint(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "Did you mean `" + near + "`?");
  }

  /**
   * The known word with the fewest letters changed, added, left out or swapped: at most a third of
   * them, and few. Capitals count a third of a letter.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST || known.size() > MOST) {
      return Optional.empty();
    }
    int most = Math.min(MOST_SLIPS, Math.max(1, word.length() / 3));
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most)
        .filter(candidate -> distance(small(word), small(candidate)) <= most)
        .min(
            Comparator.comparingInt((String candidate) -> difference(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "`valid`, `same`, `full`". */
  public static String list(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  private static int difference(String word, String candidate) {
    return 2 * distance(small(word), small(candidate)) + distance(word, candidate);
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Damerau and Levenshtein's distance (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    char left = a.charAt(i - 1);
    char right = b.charAt(j - 1);
    int changed = cost[i - 1][j - 1] + (left == right ? 0 : 1);
    int best = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && left == b.charAt(j - 2) && right == a.charAt(i - 2);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
