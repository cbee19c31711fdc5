package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.code.FloatArithmetic;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * What all of a network's convolutions in Winograd's form share: the rows of their lanes, and the
 * loops that transform lines of tiles.
 */
final class WinogradLoops {
  /** A value of a line. */
  private static final Pattern LINE_VALUE = Pattern.compile("\\b[dem]\\d\\b");

  private final Map<String, MethodSpec> methods = new TreeMap<>();
  private boolean images;
  private boolean gradients;

  /** The name of the method that transforms a channel of {@code trip} tiles. */
  String image(Filtering filtering, int trip) {
    images = true;
    String name = "transformImage" + filtering.size() + "x" + trip;
    if (!methods.containsKey(name)) {
      methods.put(name, transform(name, filtering, trip));
    }
    return name;
  }

  /** A transform of a line of values, such as {@code d0}. */
  interface Line {
    List<String> of(Filtering.Arithmetic<String> arithmetic, List<String> values);
  }

  /** What a line of values becomes: an expression each. */
  static List<String> line(String value, int size, Line line) {
    List<String> values = IntStream.range(0, size).mapToObj(i -> value + i).toList();
    return line.of(FloatArithmetic.INLINE, values);
  }

  /** The values of a line in an expression, each once. */
  static Set<String> lineValues(String expression) {
    Set<String> values = new LinkedHashSet<>();
    LINE_VALUE.matcher(expression).results().map(MatchResult::group).forEach(values::add);
    return values;
  }

  /** The number of a value in its line. */
  static int number(String value) {
    return Character.digit(value.charAt(1), 10);
  }

  /** The expression with every value an element of the row of that name. */
  static String ofLines(String expression) {
    return LINE_VALUE.matcher(expression).replaceAll("$0[i]");
  }

  /** The name of the loop that writes an expression of a line to a row. */
  String line(String name, String expression, int trip) {
    String loop = name + "x" + trip;
    if (!methods.containsKey(loop)) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(loop)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(float[].class, "to");
      lineValues(expression).forEach(value -> method.addParameter(float[].class, value));
      method.beginControlFlow("for (int i = 0; i < $L; i++)", trip);
      method.addStatement("to[i] = $L", ofLines(expression));
      methods.put(loop, method.endControlFlow().build());
    }
    return loop;
  }

  /** The name of the method that transforms {@code trip} channels of a tile of the image. */
  String imageOfTile(Filtering filtering, int trip) {
    int size = filtering.size();
    List<String> line = line("d", size, filtering::image);
    return ofTile("transformTile" + size + "x" + trip, "imageLine" + size, line, size, trip);
  }

  /** The name of the method that transforms {@code trip} filters of a tile's output gradients. */
  String outputsOfTile(Filtering filtering, int trip) {
    int size = filtering.size();
    List<String> line = line("e", filtering.outputs(), filtering::outputGradient);
    String name = "transformOutputs" + size + "x" + trip;
    return ofTile(name, "outputGradientLine" + size, line, filtering.outputs(), trip);
  }

  /** Reads {@code from * from} rows; those behind them are spare. */
  private String ofTile(String name, String lineName, List<String> line, int from, int trip) {
    gradients = true;
    if (methods.containsKey(name)) {
      return name;
    }
    int size = line.size();
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int x = 0; x < $L; x++)", from);
    for (int i = 0; i < size; i++) {
      String loop = line(lineName + "_" + i, line.get(i), trip);
      String to = "values[x" + WinogradCode.plus(from * (from + i)) + "]";
      body.addStatement("$L($L, $L)", loop, to, rows(line.get(i), "values[x", from, "]"));
    }
    body.endControlFlow();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", size);
    body.addStatement("int row = $L + y * $L", from * from, from);
    body.addStatement("int place = at + y * $L * step", size);
    for (int j = 0; j < size; j++) {
      String loop = line(lineName + "_" + j, line.get(j), trip);
      String to = "to[place" + (j == 0 ? "" : " + " + j + " * step") + "]";
      body.addStatement("$L($L, $L)", loop, to, rows(line.get(j), "values[row", 1, "]"));
    }
    methods.put(
        name,
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("Transforms a tile, columns and then rows; the last rows are spare.\n")
            .addParameter(float[][].class, "values")
            .addParameter(float[][].class, "to")
            .addParameter(TypeName.INT, "at")
            .addParameter(TypeName.INT, "step")
            .addCode(body.endControlFlow().build())
            .build());
    return name;
  }

  /** The rows of the values of a line, so far apart, as arguments. */
  static String rows(String expression, String from, int step, String end) {
    StringJoiner rows = new StringJoiner(", ");
    for (String value : lineValues(expression)) {
      rows.add(from + WinogradCode.plus(number(value) * step) + end);
    }
    return rows.toString();
  }

  void addTo(TypeSpec.Builder type) {
    if (images) {
      type.addField(
          rows("tiles", "Transformed images: a row of tiles for each place and channel."));
      type.addField(rows("products", "Their products: a row of tiles for each place and filter."));
    }
    if (gradients) {
      type.addField(rows("tileValues", "A tile as it is: a row of channels for each place."));
      type.addField(rows("tileTaps", "Transformed tiles whose channels are along the lanes."));
      type.addField(rows("tileFactors", "Transformed tiles whose channels are factors."));
      type.addField(rows("tileSums", "Their products, summed: a row for each place and factor."));
    }
    methods.values().forEach(type::addMethod);
  }

  private static FieldSpec rows(String name, String doc) {
    return FieldSpec.builder(float[][].class, name, Modifier.PRIVATE)
        .addJavadoc("$L\n", doc)
        .initializer("{}")
        .build();
  }

  /** The transformed rows take the places of those they are made of. */
  private MethodSpec transform(String name, Filtering filtering, int trip) {
    int size = filtering.size();
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("int spare = $L * channels", filtering.places());
    body.beginControlFlow("for (int x = 0; x < $L; x++)", size);
    List<String> line = line("d", size, filtering::image);
    for (int i = 0; i < size; i++) {
      String rows = rows(line.get(i), "tiles[(x", size, ") * channels + c]");
      String loop = line("imageLine" + size + "_" + i, line.get(i), trip);
      body.addStatement("$L(tiles[spare + x$L], $L)", loop, WinogradCode.plus(i * size), rows);
    }
    body.endControlFlow();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", size);
    body.addStatement("int to = y * $L", size);
    body.addStatement("int from = spare + to");
    for (int j = 0; j < size; j++) {
      String rows = rows(line.get(j), "tiles[from", 1, "]");
      String loop = line("imageLine" + size + "_" + j, line.get(j), trip);
      body.addStatement("$L(tiles[(to$L) * channels + c], $L)", loop, WinogradCode.plus(j), rows);
    }
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms a channel; the last rows are spare.\n")
        .addParameter(float[][].class, "tiles")
        .addParameter(TypeName.INT, "channels")
        .addParameter(TypeName.INT, "c")
        .addCode(body.endControlFlow().build())
        .build();
  }
}
