package org.cnnc.compiler.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.Window;
import org.cnnc.compiler.naive.Window.Padding;

/** The arguments of a layer by the names of their parameters. */
final class Given {
  private static final List<String> COMMON = List.of("name", "trainable");

  private final Map<String, Object> values = new HashMap<>();

  /** The parameters in positional order. */
  Given(List<String> parameters, List<Value.Given> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      int place = i;
      Unsuitable.require(
          arguments.get(i).name().isPresent() || i < parameters.size(), "too many arguments");
      String name = arguments.get(i).name().orElseGet(() -> parameters.get(place));
      Unsuitable.require(parameters.contains(name) || COMMON.contains(name), name);
      Unsuitable.require(values.put(name, arguments.get(i).value()) == null, name + " twice");
    }
  }

  /** What is given, or {@code none}. */
  Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(v -> !(v instanceof Value.Nothing));
  }

  int whole(String name) {
    return whole(value(name).orElseThrow(() -> new Unsuitable(name + " is missing")));
  }

  private static int whole(Object value) {
    long whole = Unsuitable.unless(value, Long.class);
    Unsuitable.require(whole >= 1 && whole < 1000, "size " + whole);
    return (int) whole;
  }

  /** A whole number of any sign. */
  int axis(String name, int fallback) {
    return value(name).map(v -> Unsuitable.unless(v, Long.class).intValue()).orElse(fallback);
  }

  double real(String name) {
    return value(name)
        .map(Calculator::number)
        .orElseThrow(() -> new Unsuitable(name + " is missing"));
  }

  double real(String name, double fallback) {
    return value(name).map(Calculator::number).orElse(fallback);
  }

  boolean flag(String name, boolean fallback) {
    return value(name).map(v -> Unsuitable.unless(v, Boolean.class)).orElse(fallback);
  }

  /** A word, bare or in quotes. */
  Optional<String> word(String name) {
    return value(name).map(Given::word);
  }

  static String word(Object value) {
    return value instanceof Value.Text text
        ? text.text()
        : Unsuitable.unless(value, Value.Word.class).text();
  }

  /** Height and width. */
  private int[] pair(String name, int[] fallback) {
    return value(name)
        .map(
            v ->
                v instanceof List<?> list && list.size() == 2
                    ? new int[] {whole(list.get(0)), whole(list.get(1))}
                    : new int[] {whole(v), whole(v)})
        .orElse(fallback);
  }

  /** The window over an image; {@code strides} are its own size if nobody says, or 1. */
  Window window(Shape image, String size, boolean pools) {
    Unsuitable.require(image.isImage(), "an image is needed");
    int[] taps = pair(size, pools ? new int[] {2, 2} : null);
    Unsuitable.require(taps != null, size + " is missing");
    int[] strides = pair("strides", pools ? taps : new int[] {1, 1});
    Padding padding = Padding.valueOf(word("padding").orElse("valid").toUpperCase());
    Unsuitable.require(!pools || padding != Padding.FULL, "full");
    Unsuitable.require(
        padding != Padding.VALID || taps[0] <= image.height() && taps[1] <= image.width(),
        "the window does not fit");
    return new Window(image, taps[0], taps[1], strides[0], strides[1], padding);
  }

  /** Refuses what is not supported yet. */
  void requireOne(String... names) {
    for (String name : names) {
      for (int size : pair(name, new int[] {1, 1})) {
        Unsuitable.require(size == 1, name);
      }
    }
  }
}
