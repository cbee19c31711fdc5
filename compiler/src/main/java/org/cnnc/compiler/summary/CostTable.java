package org.cnnc.compiler.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.plan.Cost;
import org.cnnc.compiler.plan.Memory;
import org.cnnc.compiler.plan.Planner;

/** A table of layers with what each costs, and the memory that a model is planned to take. */
public final class CostTable {
  private static final long ONE = 1;
  private static final long USUAL_BATCH = 32;

  private final Model model;
  private final Cost cost;

  /** The costs of a checked model. */
  public CostTable(Model model) {
    this.model = model;
    this.cost = new Cost(Planner.plan(model, Algorithms.AUTO));
  }

  /** What can be said of a layer besides Keras' columns. */
  public enum Column {
    /** Multiply-adds a prediction. */
    MACS("MACs"),
    /** Bytes of the weights. */
    WEIGHTS("Weight bytes"),
    /** Bytes of the output, for one sample. */
    ACTIVATIONS("Activation bytes"),
    /** Which array holds the output while predicting: an input's, or one that layers share. */
    BUFFER("Buffer");

    private final String title;

    Column(String title) {
      this.title = title;
    }

    /** As users write it: {@code macs}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The columns as users write them: {@code macs,buffer}, or {@code all}.
     *
     * @param option what they were written for, to name it in the message
     * @throws IllegalArgumentException if one is no such word
     */
    public static List<Column> named(String option, String words) {
      if (words.strip().equals("all")) {
        return List.of(values());
      }
      return Arrays.stream(words.split(",", -1)).map(word -> one(option, word.strip())).toList();
    }

    private static Column one(String option, String word) {
      return Arrays.stream(values())
          .filter(column -> column.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "`%s` is made of `macs`, `weights`, `activations` and `buffer`, or `all`;"
                              .formatted(option)
                          + " received `%s`.".formatted(word)));
    }
  }

  /** The table with these columns; ends with a line break. */
  public String table(List<Column> columns) {
    List<List<String>> rows = new ArrayList<>();
    List<String> titles = new ArrayList<>(List.of("Layer (type)", "Output Shape", "Param #"));
    columns.forEach(column -> titles.add(column.title));
    rows.add(titles);
    if (!model.sequential()) {
      model.inputs().forEach(input -> rows.add(row(input, columns)));
    }
    model.layers().forEach(layer -> rows.add(row(layer, columns)));
    List<String> total = new ArrayList<>(List.of("Total", "", number(cost.params())));
    columns.forEach(column -> total.add(total(column)));
    rows.add(total);
    return "Model: \"" + model.name() + "\"\n" + lines(rows);
  }

  private List<String> row(Model.Input input, List<Column> columns) {
    List<String> row =
        new ArrayList<>(
            List.of(input.name() + " (InputLayer)", batch(input.tensor().shape()), "0"));
    for (Column column : columns) {
      row.add(
          switch (column) {
            case MACS, WEIGHTS -> "0";
            case ACTIVATIONS -> number(input.tensor().shape().elements() * Float.BYTES);
            case BUFFER -> input.name();
          });
    }
    return row;
  }

  private List<String> row(PlacedLayer layer, List<Column> columns) {
    String name = layer.name() + " (" + layer.kind() + ")";
    List<String> row =
        new ArrayList<>(List.of(name, batch(layer.output().shape()), number(cost.params(layer))));
    for (Column column : columns) {
      row.add(
          switch (column) {
            case MACS -> number(cost.macs(layer));
            case WEIGHTS -> number(cost.weightBytes(layer));
            case ACTIVATIONS -> number(cost.outputBytes(layer));
            case BUFFER -> cost.buffer(layer.output());
          });
    }
    return row;
  }

  private String total(Column column) {
    return switch (column) {
      case MACS -> number(cost.macs());
      case WEIGHTS -> number(cost.weightBytes());
      case ACTIVATIONS -> number(sum(cost::outputBytes));
      case BUFFER -> "";
    };
  }

  private long sum(ToLongFunction<PlacedLayer> bytes) {
    return model.layers().stream().mapToLong(bytes).sum();
  }

  /** The memory for a prediction of one sample and a training step of 32. */
  public String memory() {
    return memory(ONE, USUAL_BATCH);
  }

  /** The memory for a prediction and a training step of that many samples. */
  public String memory(long batch) {
    return memory(batch, batch);
  }

  private String memory(long predicted, long trained) {
    return part("To predict " + samples(predicted) + " on one thread:", cost.inference(predicted))
        + part(
            "To train with a batch of " + number(trained) + " on one thread:",
            cost.training(trained))
        + "Kernels' own copies and an optimizer's state come on top.\n";
  }

  private static String samples(long count) {
    return number(count) + (count == 1 ? " sample" : " samples");
  }

  private static String part(String title, Memory memory) {
    List<List<String>> rows = new ArrayList<>();
    memory.parts().forEach(part -> rows.add(List.of(part.purpose(), number(part.bytes()))));
    rows.add(List.of("all", number(memory.bytes())));
    int[] widths = widths(rows);
    return rows.stream()
        .map(row -> "  " + left(row.get(0), widths[0]) + "  " + right(row.get(1), widths[1]))
        .collect(Collectors.joining(" bytes\n", title + "\n", " bytes\n"));
  }

  private static String lines(List<List<String>> rows) {
    int[] widths = widths(rows);
    int width = Arrays.stream(widths).sum() + 2 * widths.length;
    StringBuilder text = new StringBuilder("_".repeat(width)).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      if (i == rows.size() - 1) {
        text.append("=".repeat(width)).append('\n');
      }
      text.append(line(rows.get(i), widths)).append('\n');
      if (i == 0) {
        text.append("=".repeat(width)).append('\n');
      }
    }
    return text.append("_".repeat(width)).append('\n').toString();
  }

  /** Words at the left, numbers at the right. */
  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(i == 0 ? " " : "  ");
      line.append(i < 2 ? left(cell, widths[i]) : right(cell, widths[i]));
    }
    return line.toString().stripTrailing();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String left(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String right(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String batch(Shape shape) {
    return Stream.concat(Stream.of("None"), shape.sizes().stream().map(String::valueOf))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
