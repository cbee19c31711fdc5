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
import org.cnnc.compiler.kernel.WinogradGradient;
import org.cnnc.compiler.kernel.code.FloatArithmetic;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * What all of a network's convolutions in Winograd's form share: the rows of their lanes, and the
 * loops that transform lines of tiles.
 */
final class WinogradLoops {
  private static final Pattern VALUE = Pattern.compile("[dem]\\d_\\d");

  /** A value of a line. */
  private static final Pattern LINE_VALUE = Pattern.compile("\\b[dm]\\d\\b");

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
  String imageOfTile(int trip) {
    return ofTile("transformTile" + trip, "image", 4, WinogradCode::imageAt, trip);
  }

  /** The name of the method that transforms {@code trip} filters of a tile's output gradients. */
  String outputsOfTile(int trip) {
    return ofTile(
        "transformOutputs" + trip, "output gradients", 2, WinogradCode::outputGradientAt, trip);
  }

  private interface Transform {
    String at(int row, int column);
  }

  private String ofTile(String name, String what, int size, Transform transform, int trip) {
    gradients = true;
    if (methods.containsKey(name)) {
      return name;
    }
    CodeBlock.Builder body = CodeBlock.builder();
    for (int place = 0; place < WinogradGradient.PLACES; place++) {
      String expression = transform.at(place / 4, place % 4);
      StringBuilder rows = new StringBuilder();
      for (String value : values(expression)) {
        rows.append(", values[").append(place(value, size)).append("]");
      }
      body.addStatement("$L(to[at + $L * step]$L)", loop(expression, trip), place, rows);
    }
    methods.put(
        name,
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("Transforms the $L of a tile.\n", what)
            .addParameter(float[][].class, "values")
            .addParameter(float[][].class, "to")
            .addParameter(TypeName.INT, "at")
            .addParameter(TypeName.INT, "step")
            .addCode(body.build())
            .build());
    return name;
  }

  /** The values in an expression, each once. */
  static Set<String> values(String expression) {
    Set<String> values = new LinkedHashSet<>();
    VALUE.matcher(expression).results().map(MatchResult::group).forEach(values::add);
    return values;
  }

  /** The number of a value's place in a tile. */
  static int place(String value) {
    return place(value, 4);
  }

  private static int place(String value, int size) {
    return size * Character.digit(value.charAt(1), 10) + Character.digit(value.charAt(3), 10);
  }

  /** The expression with every value an element of the row of that name. */
  static String ofRows(String expression) {
    return VALUE.matcher(expression).replaceAll("$0[i]");
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
      StringJoiner rows = new StringJoiner(", ");
      for (String value : lineValues(line.get(i))) {
        rows.add("tiles[(x" + WinogradCode.plus(number(value) * size) + ") * channels + c]");
      }
      String loop = line("imageLine" + size + "_" + i, line.get(i), trip);
      body.addStatement("$L(tiles[spare + x$L], $L)", loop, WinogradCode.plus(i * size), rows);
    }
    body.endControlFlow();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", size);
    body.addStatement("int to = y * $L", size);
    body.addStatement("int from = spare + to");
    for (int j = 0; j < size; j++) {
      StringJoiner rows = new StringJoiner(", ");
      for (String value : lineValues(line.get(j))) {
        rows.add("tiles[from" + WinogradCode.plus(number(value)) + "]");
      }
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

  /** Writes sums or differences, or sums or differences of such, to a row; or a row as it is. */
  private String loop(String expression, int trip) {
    String name = operation(expression) + trip;
    if (!methods.containsKey(name)) {
      String ordered = expression;
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(float[].class, "to");
      char operand = 'a';
      for (String value : values(expression)) {
        ordered = ordered.replace(value, operand + "[i]");
        method.addParameter(float[].class, String.valueOf(operand++));
      }
      method.beginControlFlow("for (int i = 0; i < $L; i++)", trip);
      method.addStatement("to[i] = $L", ordered);
      methods.put(name, method.endControlFlow().build());
    }
    return name;
  }

  /** {@code differenceOfSums} for (a + b) - (c + d). */
  private static String operation(String expression) {
    List<String> operators = List.of(expression.replaceAll("[^-+ ]|_", "").strip().split(" +"));
    return switch (operators.size()) {
      case 3 ->
          (operators.get(1).equals("+") ? "sum" : "difference")
              + (operators.get(0).equals("+") ? "OfSums" : "OfDifferences");
      default ->
          operators.get(0).equals("+")
              ? "sum"
              : operators.get(0).equals("-") ? "difference" : "same";
    };
  }
}
