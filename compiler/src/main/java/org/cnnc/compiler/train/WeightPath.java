package org.cnnc.compiler.train;

import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.word.ParameterType;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Value;

/** Where weights are written to or read from: a path in quotes that ends in .safetensors. */
public final class WeightPath {
  private static final String ENDING = ".safetensors";

  private static final Diagnostic.Note KERAS =
      new Diagnostic.Note(
          "It holds the names and layouts of Keras; Python's `safetensors` reads it.",
          Optional.empty());

  /** Accepts such a path. */
  public static final ParameterType<String> TYPE =
      new ParameterType<>(
          "text",
          (value, reading) -> {
            String path = ParameterTypes.text().read(value, reading);
            if (path.endsWith(ENDING) && !path.endsWith("/" + ENDING) && !path.equals(ENDING)) {
              return path;
            }
            throw new Refusal(
                Diagnostic.error(
                        "checkpoint-format", value.span(), "A checkpoint is a `.safetensors` file.")
                    .withNote(KERAS)
                    .withHint("Write `" + corrected(value, path) + "`."));
          });

  private WeightPath() {}

  private static String corrected(Value value, String path) {
    String quote = value.span().text().startsWith("'") ? "'" : "\"";
    String name = path.substring(path.lastIndexOf('/') + 1);
    int point = name.lastIndexOf('.');
    String stem = path.substring(0, path.length() - name.length());
    String plain = point < 0 ? name : name.substring(0, point);
    return quote + stem + (plain.isEmpty() ? "best" : plain) + ENDING + quote;
  }
}
