package org.cnnc.compiler.kernel.portable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.code.FloatArithmetic;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * A transform of a line of a tile: an expression for each value that comes out, of the values that
 * go in, such as {@code d0}.
 *
 * @param name what the loops that compute the expressions begin with
 */
record WinogradLine(String name, List<String> expressions) {
  private static final Pattern VALUE = Pattern.compile("\\b[dem]\\d\\b");

  private interface Transform {
    List<String> of(Filtering.Arithmetic<String> arithmetic, List<String> values);
  }

  /**
   * Rows that hold the values of a line, so far apart: the text round their numbers in Java, such
   * as {@code tiles[x} and {@code ]}.
   */
  record Rows(String begin, int step, String end) {
    /** The row of the value with that number. */
    String row(int number) {
      return begin + WinogradCode.plus(number * step) + end;
    }

    /** The rows of an expression's values as arguments. */
    String of(String expression) {
      return values(expression).stream()
          .map(value -> row(Character.digit(value.charAt(1), 10)))
          .collect(Collectors.joining(", "));
    }
  }

  /** Of the image, {@code d0} and so on. */
  static WinogradLine ofImage(Filtering filtering) {
    return of("imageLine", filtering, "d", filtering.size(), filtering::image);
  }

  /** From products, {@code m0} and so on, to outputs. */
  static WinogradLine ofOutput(Filtering filtering) {
    return of("outputLine", filtering, "m", filtering.size(), filtering::output);
  }

  /** Of output gradients, {@code e0} and so on. */
  static WinogradLine ofOutputGradient(Filtering filtering) {
    return of("outputGradientLine", filtering, "e", filtering.outputs(), filtering::outputGradient);
  }

  /** From sums, {@code m0} and so on, to gradients by the kernel. */
  static WinogradLine ofKernelGradient(Filtering filtering) {
    return of("kernelGradientLine", filtering, "m", filtering.size(), filtering::kernelGradient);
  }

  private static WinogradLine of(
      String name, Filtering filtering, String value, int size, Transform transform) {
    List<String> values = IntStream.range(0, size).mapToObj(i -> value + i).toList();
    return new WinogradLine(name + filtering.size(), transform.of(FloatArithmetic.INLINE, values));
  }

  /** The number of values that come out. */
  int size() {
    return expressions.size();
  }

  /** The values that go into an expression, each once. */
  static Set<String> values(String expression) {
    return VALUE
        .matcher(expression)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The expression in a loop over {@code i}, its values elements of the rows of their names. */
  static String inLoop(String expression) {
    return VALUE.matcher(expression).replaceAll("$0[i]");
  }
}
