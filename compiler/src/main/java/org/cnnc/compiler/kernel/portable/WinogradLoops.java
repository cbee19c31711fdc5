package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * What all of a network's convolutions in Winograd's form share: the rows of their lanes, and the
 * loops that transform lines of tiles.
 */
final class WinogradLoops {
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

  /** Computes every expression of a line: its number says to which row, its values from which. */
  void write(
      CodeBlock.Builder body,
      WinogradLine line,
      int trip,
      IntFunction<String> to,
      WinogradLine.Rows from) {
    for (int i = 0; i < line.size(); i++) {
      String values = from.of(line.expressions().get(i));
      body.addStatement("$L($L, $L)", loop(line, i, trip), to.apply(i), values);
    }
  }

  /** The name of the loop that computes an expression of a line. */
  String loop(WinogradLine line, int number, int trip) {
    String loop = line.name() + "_" + number + "x" + trip;
    if (!methods.containsKey(loop)) {
      String expression = line.expressions().get(number);
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(loop)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(float[].class, "to");
      WinogradLine.values(expression).forEach(v -> method.addParameter(float[].class, v));
      method.beginControlFlow("for (int i = 0; i < $L; i++)", trip);
      method.addStatement("to[i] = $L", WinogradLine.inLoop(expression));
      methods.put(loop, method.endControlFlow().build());
    }
    return loop;
  }

  /** The name of the method that transforms {@code trip} channels of a tile of the image. */
  String imageOfTile(Filtering filtering, int trip) {
    String name = "transformTile" + filtering.size() + "x" + trip;
    return ofTile(name, WinogradLine.ofImage(filtering), filtering.size(), trip);
  }

  /** The name of the method that transforms {@code trip} filters of a tile's output gradients. */
  String outputsOfTile(Filtering filtering, int trip) {
    String name = "transformOutputs" + filtering.size() + "x" + trip;
    return ofTile(name, WinogradLine.ofOutputGradient(filtering), filtering.outputs(), trip);
  }

  /** Reads {@code from * from} rows; those behind them are spare. */
  private String ofTile(String name, WinogradLine line, int from, int trip) {
    gradients = true;
    if (methods.containsKey(name)) {
      return name;
    }
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int x = 0; x < $L; x++)", from);
    write(
        body,
        line,
        trip,
        i -> "values[x" + WinogradCode.plus(from * (from + i)) + "]",
        new WinogradLine.Rows("values[x", from, "]"));
    body.endControlFlow();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", line.size());
    body.addStatement("int row = $L + y * $L", from * from, from);
    body.addStatement("int place = at + y * $L * step", line.size());
    write(
        body,
        line,
        trip,
        j -> "to[place" + (j == 0 ? "" : " + " + j + " * step") + "]",
        new WinogradLine.Rows("values[row", 1, "]"));
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
    WinogradLine line = WinogradLine.ofImage(filtering);
    body.beginControlFlow("for (int x = 0; x < $L; x++)", size);
    write(
        body,
        line,
        trip,
        new WinogradLine.Rows("tiles[spare + x", size, "]")::row,
        new WinogradLine.Rows("tiles[(x", size, ") * channels + c]"));
    body.endControlFlow();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", size);
    body.addStatement("int to = y * $L", size);
    body.addStatement("int from = spare + to");
    write(
        body,
        line,
        trip,
        new WinogradLine.Rows("tiles[(to", 1, ") * channels + c]")::row,
        new WinogradLine.Rows("tiles[from", 1, "]"));
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
