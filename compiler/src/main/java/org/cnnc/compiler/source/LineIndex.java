package org.cnnc.compiler.source;

import java.util.Arrays;

/** Where lines begin and where characters take two units, so that places are found fast. */
final class LineIndex {
  private final int[] starts;
  // The second units of pairs, and the characters' numbers.
  private final int[] seconds;
  private final int[] wide;

  LineIndex(String text) {
    this.starts = starts(text);
    this.seconds = seconds(text);
    this.wide = new int[seconds.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = seconds[i] - 1 - i;
    }
  }

  private static int[] starts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      starts = count < starts.length ? starts : Arrays.copyOf(starts, 2 * count);
      starts[count++] = end + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private static int[] seconds(String text) {
    int[] seconds = new int[16];
    int count = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
        seconds = count < seconds.length ? seconds : Arrays.copyOf(seconds, 2 * count);
        seconds[count++] = i;
      }
    }
    return Arrays.copyOf(seconds, count);
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
