package org.cnnc.compiler.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnc.compiler.layer.LayerKind;

/**
 * The example in a layer kind's javadoc: a line of the language, then {@code # 28x28x1 ->
 * 14x14x32}.
 */
record DocumentedExample(String line, String input, String output) {
  private static final Pattern FORM =
      Pattern.compile("\\{@code\\s*\\n \\* (.*\\))\\s+# ([0-9x]+) -> ([0-9x]+)");

  static DocumentedExample of(LayerKind kind) {
    Path file = Path.of("src/main/java", kind.getClass().getName().replace('.', '/') + ".java");
    try {
      Matcher matcher = FORM.matcher(Files.readString(file));
      if (!matcher.find()) {
        throw new AssertionError("no example `Kind(...)  # shape -> shape` in " + file);
      }
      return new DocumentedExample(matcher.group(1), matcher.group(2), matcher.group(3));
    } catch (IOException e) {
      throw new AssertionError("no source of " + kind.name(), e);
    }
  }

  /** A model of this one layer. */
  String model() {
    return "model Example {\n  input x: float32["
        + input.replace("x", ", ")
        + "]\n  "
        + line
        + "\n}\n";
  }
}
