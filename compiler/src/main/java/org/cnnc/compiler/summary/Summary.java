package org.cnnc.compiler.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;

/** Keras 2's table of layers, output shapes and weights. */
public final class Summary {
  private static final int WIDTH = 65;
  private static final int[] ENDS = {29, 55, 65};

  private Summary() {}

  /** The table, to the character; ends with a line break. */
  public static String of(Model model) {
    StringBuilder text = new StringBuilder("Model: \"" + model.name() + "\"\n");
    text.append("_".repeat(WIDTH)).append('\n');
    row(text, List.of("Layer (type)", "Output Shape", "Param #"));
    text.append("=".repeat(WIDTH)).append('\n');
    for (List<String> row : rows(model)) {
      row(text, row);
      text.append(" ".repeat(WIDTH)).append('\n');
    }
    text.append("=".repeat(WIDTH)).append('\n');
    text.append(
        String.format(
            Locale.ROOT, "Total params: %,d%n", weights(model, true) + weights(model, false)));
    text.append(String.format(Locale.ROOT, "Trainable params: %,d%n", weights(model, true)));
    text.append(String.format(Locale.ROOT, "Non-trainable params: %,d%n", weights(model, false)));
    return text.append("_".repeat(WIDTH)).append('\n').toString().replace("\r\n", "\n");
  }

  /** The same facts for programs. */
  public static String json(Model model) {
    return SummaryJson.of(model);
  }

  /** The number of weights that training changes, or of those it does not. */
  static long weights(Model model, boolean trainable) {
    return model.layers().stream()
        .flatMap(layer -> layer.layer().weights().stream())
        .filter(weight -> weight.trainable() == trainable)
        .mapToLong(weight -> weight.shape().elements())
        .sum();
  }

  /** The number of weights of one layer. */
  static long weights(PlacedLayer layer) {
    return layer.layer().weights().stream().map(Weight::shape).mapToLong(Shape::elements).sum();
  }

  private static List<List<String>> rows(Model model) {
    List<List<String>> rows = new ArrayList<>();
    if (!model.sequential()) {
      for (Model.Input input : model.inputs()) {
        String shape = "[" + batch(input.tensor().shape()) + "]";
        rows.add(List.of(input.name() + " (InputLayer)", shape, "0"));
      }
    }
    for (PlacedLayer layer : model.layers()) {
      rows.add(
          List.of(
              layer.name() + " (" + layer.kind() + ")",
              batch(layer.output().shape()),
              String.valueOf(weights(layer))));
    }
    return rows;
  }

  private static String batch(Shape shape) {
    return Stream.concat(Stream.of("None"), shape.sizes().stream().map(String::valueOf))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A row in as many lines as its longest field needs. */
  private static void row(StringBuilder text, List<String> fields) {
    List<String> left = new ArrayList<>(fields);
    while (left.stream().anyMatch(field -> !field.isEmpty())) {
      StringBuilder line = new StringBuilder(" ");
      for (int column = 0; column < ENDS.length; column++) {
        String piece = piece(left.get(column), column);
        left.set(column, left.get(column).substring(piece.length()));
        line.append(piece);
        if (column < ENDS.length - 1) {
          line.append("  ");
        }
        line.append(" ".repeat(Math.max(0, ENDS[column] - line.length())));
      }
      text.append(line).append('\n');
    }
  }

  /** What of a field goes on this line: as much as fits, but not past the end of a list item. */
  private static String piece(String field, int column) {
    int start = column == 0 ? 0 : ENDS[column - 1];
    boolean last = column == ENDS.length - 1;
    int most = ENDS[column] - start - (last ? 0 : 2);
    String piece = field.substring(0, Math.min(field.length(), most));
    int cut =
        Stream.of("),", "},", "],", "',")
            .mapToInt(piece::indexOf)
            .filter(at -> at >= 0)
            .min()
            .orElse(-1);
    return cut < 0 ? piece : piece.substring(0, cut + 2);
  }
}
