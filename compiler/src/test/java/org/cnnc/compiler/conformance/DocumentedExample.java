package org.cnnc.compiler.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.LayerKind;

/**
 * The example in a layer kind's javadoc: a line of the language, then {@code # 28x28x1 ->
 * 14x14x32}. A kind of several inputs has {@code Add()([a, b]) # 4x4x3, 4x4x3 -> 4x4x3}; a kind of
 * a function has that function in the line before.
 */
record DocumentedExample(
    Optional<String> function, String line, List<String> inputs, String output) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\{@code\\s*\\n(?: \\* (function .*)\\n)? \\* (.*\\))\\s+# ([0-9x, ]+) -> ([0-9x]+)");
  private static final Pattern NAMES = Pattern.compile("\\(\\[([a-z, ]+)]\\)$");

  static DocumentedExample of(LayerKind kind) {
    Path file = Path.of("src/main/java", kind.getClass().getName().replace('.', '/') + ".java");
    try {
      Matcher matcher = FORM.matcher(Files.readString(file));
      if (!matcher.find()) {
        throw new AssertionError("no example `Kind(...)  # shape -> shape` in " + file);
      }
      List<String> inputs = List.of(matcher.group(3).split(", "));
      return new DocumentedExample(
          Optional.ofNullable(matcher.group(1)), matcher.group(2), inputs, matcher.group(4));
    } catch (IOException e) {
      throw new AssertionError("no source of " + kind.name(), e);
    }
  }

  /** A model of this one layer. */
  String model() {
    Matcher names = NAMES.matcher(line);
    List<String> tensors = names.find() ? List.of(names.group(1).split(", ")) : List.of("x");
    StringBuilder text = new StringBuilder(function.map(f -> f + "\n").orElse(""));
    text.append("model Example {\n");
    for (int i = 0; i < tensors.size(); i++) {
      String sizes = inputs.get(i).replace("x", ", ");
      text.append("  input %s: float32[%s]\n".formatted(tensors.get(i), sizes));
    }
    String bare = tensors.size() == 1 ? "  " : "  output result = ";
    return text.append(bare).append(line).append("\n}\n").toString();
  }

  List<Shape> inputShapes() {
    return inputs.stream().map(DocumentedExample::shape).toList();
  }

  private static Shape shape(String sizes) {
    return new Shape(Arrays.stream(sizes.split("x")).map(Integer::valueOf).toList());
  }
}
