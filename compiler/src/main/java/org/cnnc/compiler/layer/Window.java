package org.cnnc.compiler.layer;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.word.ParameterType;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Value;

/**
 * A window that slides along one axis: the arithmetic that convolutions and poolings share.
 *
 * @param input the size of the axis
 * @param size the window's taps
 * @param stride from one window to the next
 * @param dilation from one tap to the next
 */
public record Window(int input, int size, int stride, int dilation, Padding padding) {
  /** What is laid around the input. */
  public enum Padding {
    /** Nothing. */
    VALID,
    /** As much as gives ceil(input / stride) windows, the odd one behind, as TensorFlow does. */
    SAME,
    /** As much as lets every element be met by every tap. */
    FULL;

    /** What a parameter for a padding accepts: these, in small letters or in capitals. */
    public static ParameterType<Padding> among(Padding... allowed) {
      String[] words = Arrays.stream(allowed).map(Padding::word).toArray(String[]::new);
      ParameterType<String> type = ParameterTypes.oneOf(words);
      return new ParameterType<>(
          type.description(),
          all -> Arrays.stream(allowed).flatMap(p -> Stream.of(p.word(), p.name())).toList(),
          (value, reading) -> valueOf(type.read(small(value), reading).toUpperCase(Locale.ROOT)));
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** TensorFlow writes {@code 'SAME'}, Keras {@code 'same'}. */
    private static Value small(Value value) {
      return Arrays.stream(values())
          .filter(
              padding ->
                  value instanceof Value.Text text && text.value().equals(padding.name())
                      || value instanceof Value.Bare bare && bare.name().equals(padding.name()))
          .<Value>map(padding -> new Value.Text(padding.word(), value.span()))
          .findFirst()
          .orElse(value);
    }
  }

  /** The taps and the gaps between them. */
  public long reach() {
    return (size - 1L) * dilation + 1;
  }

  /** The number of windows; 0 or less if not even one fits. */
  public int output() {
    return Math.toIntExact(Math.floorDiv(input + total() - reach(), stride) + 1);
  }

  /** Elements of padding before the input. */
  public int before() {
    return Math.toIntExact(padding == Padding.FULL ? reach() - 1 : total() / 2);
  }

  /** Elements of padding behind the input. */
  public int after() {
    return Math.toIntExact(total() - before());
  }

  /** Whether at least one window fits. */
  public boolean fits() {
    return input + total() >= reach();
  }

  /** The element of the axis that a tap of a window meets; outside where that is padding. */
  public Index element(Loop place, Loop tap) {
    return Index.of(place).times(stride).plus(Index.of(tap).times(dilation)).plus(-before());
  }

  /** The window whose tap meets an element; outside where there is none. */
  public Index place(Loop element, Loop tap) {
    return Index.of(element).plus(before()).plus(Index.of(tap).times(-dilation)).dividedBy(stride);
  }

  /** Whether some window reaches past the input. */
  public boolean meetsPadding() {
    return before() > 0 || (output() - 1L) * stride - before() + reach() > input;
  }

  private long total() {
    return switch (padding) {
      case VALID -> 0;
      case FULL -> 2 * (reach() - 1);
      case SAME -> {
        long windows = (input + stride - 1L) / stride;
        yield Math.max((windows - 1) * stride + reach() - input, 0);
      }
    };
  }
}
