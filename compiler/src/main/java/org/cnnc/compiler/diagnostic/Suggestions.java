package org.cnnc.compiler.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known words nearest to a misspelt one. */
public final class Suggestions {
  private Suggestions() {}

  /** "Did you mean `Conv2D`?", if a known word is near enough. */
  public static Optional<String> hint(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "Did you mean `" + near + "`?");
  }

  /**
   * The known word with the fewest letters changed, added, left out or swapped: at most a third of
   * them. Upper and lower case count as half a change.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int most = 2 * Math.max(1, Math.min(word.length(), 64) / 3);
    return known.stream()
        .distinct()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most / 2)
        .filter(candidate -> distance(word, candidate) <= most)
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "`valid`, `same`, `full`". */
  public static String list(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  /** Damerau and Levenshtein's distance (optimal string alignment), doubled. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? 2 * (i + j) : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    char left = a.charAt(i - 1);
    char right = b.charAt(j - 1);
    int best = cost[i - 1][j - 1] + change(left, right);
    best = Math.min(best, 2 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && left == b.charAt(j - 2) && right == a.charAt(i - 2);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 2) : best;
  }

  private static int change(char left, char right) {
    if (left == right) {
      return 0;
    }
    boolean sameLetter =
        String.valueOf(left)
            .toLowerCase(Locale.ROOT)
            .equals(String.valueOf(right).toLowerCase(Locale.ROOT));
    return sameLetter ? 1 : 2;
  }
}
