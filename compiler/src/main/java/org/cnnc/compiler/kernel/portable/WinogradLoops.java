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
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * What all of a network's convolutions in Winograd's form share: the rows of their lanes, and the
 * loops that transform a channel of the image, each of four values of a tile.
 */
final class WinogradLoops {
  private static final Pattern VALUE = Pattern.compile("[dem]\\d_\\d");

  private final Map<String, MethodSpec> methods = new TreeMap<>();
  private boolean images;
  private boolean gradients;

  /** The name of the method that transforms a channel of {@code trip} tiles. */
  String image(int trip) {
    images = true;
    String name = "transformImage" + trip;
    if (!methods.containsKey(name)) {
      methods.put(name, transform(name, trip));
    }
    return name;
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
    for (int place = 0; place < Winograd.PLACES; place++) {
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
  private MethodSpec transform(String name, int trip) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("int spare = $L * channels", Winograd.PLACES);
    for (int place = 0; place < Winograd.PLACES; place++) {
      String expression = WinogradCode.imageAt(place / 4, place % 4);
      StringBuilder rows = new StringBuilder();
      for (String value : values(expression)) {
        rows.append(", tiles[").append(place(value)).append(" * channels + c]");
      }
      body.addStatement("$L(tiles[spare + $L]$L)", loop(expression, trip), place, rows);
    }
    body.beginControlFlow("for (int place = 0; place < $L; place++)", Winograd.PLACES);
    body.addStatement("float[] row = tiles[place * channels + c]");
    body.addStatement("tiles[place * channels + c] = tiles[spare + place]");
    body.addStatement("tiles[spare + place] = row");
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms a channel; the last 16 rows are spare.\n")
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
