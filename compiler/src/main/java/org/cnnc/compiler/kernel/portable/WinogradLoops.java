package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashSet;
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
  private static final Pattern VALUE = Pattern.compile("[dm]\\d_\\d");

  private final Map<String, MethodSpec> methods = new TreeMap<>();

  /** The name of the method that transforms a channel of {@code trip} tiles. */
  String image(int trip) {
    String name = "transformImage" + trip;
    if (!methods.containsKey(name)) {
      methods.put(name, transform(name, trip));
    }
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
    return 4 * Character.digit(value.charAt(1), 10) + Character.digit(value.charAt(3), 10);
  }

  /** The expression with every value an element of the row of that name. */
  static String ofRows(String expression) {
    return VALUE.matcher(expression).replaceAll("$0[i]");
  }

  void addTo(TypeSpec.Builder type) {
    if (methods.isEmpty()) {
      return;
    }
    type.addField(rows("tiles", "Transformed images: a row of tiles for each place and channel."));
    type.addField(rows("products", "Their products: a row of tiles for each place and filter."));
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
      body.addStatement("$L(tiles[spare + $L]$L)", loop(place, expression, trip), place, rows);
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

  /** Sums or differences, along the rows of a tile, of sums or differences along its columns. */
  private String loop(int place, String expression, int trip) {
    String outer = place % 4 == 1 ? "sum" : "difference";
    String inner = place / 4 == 1 ? "Sums" : "Differences";
    String name = outer + "Of" + inner + trip;
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
}
