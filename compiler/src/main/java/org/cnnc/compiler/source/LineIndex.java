package org.cnnc.compiler.source;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Where lines begin and where characters take two units, so that places are found fast. */
final class LineIndex {
  private final int[] starts;
  // The second units of pairs, and the characters' numbers.
  private final int[] seconds;
  private final int[] wide;

  LineIndex(String text) {
    this.starts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
    this.seconds =
        IntStream.range(1, text.length())
            .filter(i -> Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i)))
            .toArray();
    this.wide = IntStream.range(0, seconds.length).map(i -> seconds[i] - 1 - i).toArray();
  }

  /** The line around an offset, counted from 0. */
  int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** The offset where a line begins. */
  int start(int line) {
    return starts[line];
  }

  /** How many characters there are from one offset to another. */
  int characters(int from, int to) {
    return to - from - (below(seconds, to) - below(seconds, from));
  }

  /** The offset of a character, counted from 0. */
  int offset(int character) {
    return character + below(wide, character);
  }

  private static int below(int[] sorted, int bound) {
    int found = Arrays.binarySearch(sorted, bound);
    return found >= 0 ? found : -found - 1;
  }
}
