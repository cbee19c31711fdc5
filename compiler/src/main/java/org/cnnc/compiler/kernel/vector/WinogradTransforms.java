package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.Pooling;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * Writes the methods that transform the image under a block of tiles, and the products back into
 * outputs, a line of a tile at a time: from about 60 operations a method on C2 leaves some vectors
 * on the heap.
 */
final class WinogradTransforms {
  private final String name;
  private final Winograd winograd;
  private final Filtering filtering;
  private final WinogradSource source;
  private final VectorUnit unit;
  private final WinogradBlocks blocks;

  WinogradTransforms(
      String name,
      Winograd winograd,
      WinogradSource source,
      VectorUnit unit,
      WinogradBlocks blocks) {
    this.name = name;
    this.winograd = winograd;
    this.filtering = winograd.filtering();
    this.source = source;
    this.unit = unit;
    this.blocks = blocks;
  }

  private int size() {
    return filtering.size();
  }

  /** The floats of a tile's transformed columns. */
  int lines() {
    return filtering.places() * unit.lanes();
  }

  /** The method that transforms the image. */
  MethodSpec image() {
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder body = CodeBlock.builder();
    openVectors(body, winograd.channels() / unit.lanes());
    String from = "from + y * " + source.line() + " + x * " + source.pixel() + " + lane";
    body.addStatement("int source = $L", Place.plus(from, source.origin()));
    body.beginControlFlow("for (int j = 0; j < $L; j++)", size());
    body.addStatement("int pixel = source + j * $L", source.pixel());
    List<String> values = load(body, "d", "image", "pixel", source.line());
    body.addStatement("int line = $L_lines + j * $L", name, unit.lanes());
    List<String> column = filtering.image(new VectorArithmetic(body, constants), values);
    store(body, column, "block", "line", size() * unit.lanes());
    body.endControlFlow();
    body.beginControlFlow("for (int i = 0; i < $L; i++)", size());
    body.addStatement("int line = $L_lines + i * $L", name, size() * unit.lanes());
    values = load(body, "d", "block", "line", unit.lanes());
    int row = size() * blocks.imagePlace();
    body.addStatement("int to = $L_block + i * $L + v * $L", name, row, unit.lanes());
    List<String> transformed = filtering.image(new VectorArithmetic(body, constants), values);
    store(body, transformed, "block", "to", blocks.imagePlace());
    return MethodSpec.methodBuilder(name + "Image")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms the image under a block of tiles, columns and then rows.\n")
        .addParameter(float[].class, "image")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "first")
        .addParameter(float[].class, "block")
        .addCode(constants.declarations())
        .addCode(body.endControlFlow().endControlFlow().build())
        .build();
  }

  /** The method that transforms a column of the products of a panel. */
  MethodSpec column() {
    int step = blocks.productPlace();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder body = CodeBlock.builder();
    int floats = blocks.tiles() * unit.panel();
    body.beginControlFlow("for (int v = 0; v < $L; v += $L)", floats, unit.lanes());
    List<String> values = load(body, "m", "products", name + "_products + v", step);
    List<String> column = filtering.output(new VectorArithmetic(body, constants), values);
    store(body, column, "products", "to + v", size() * step);
    return MethodSpec.methodBuilder(name + "Column")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms a column of the products of a panel.\n")
        .addParameter(float[].class, "products")
        .addParameter(TypeName.INT, "to")
        .addCode(constants.declarations())
        .addCode(body.endControlFlow().build())
        .build();
  }

  /** The name of the method that transforms rows of so many vectors. */
  String rowName(int vectors) {
    return name + "Row" + vectors;
  }

  /**
   * That method. The last tile of a row or column, which may come later, in another thread too,
   * must not write what the tile before gives. It writes to its own last row or column instead,
   * which it overrides in the end.
   */
  MethodSpec row(int vectors) {
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder body = CodeBlock.builder();
    openVectors(body, vectors);
    String row = "row";
    int repeated = filtering.repeated(winograd.height());
    if (repeated > 0) {
      String isRepeated = isLast("y", winograd.height()) + " && row < " + repeated;
      row = "(" + isRepeated + " ? " + (filtering.outputs() - 1) + " : row)";
    }
    int line = winograd.width() * winograd.filters();
    body.addStatement(
        "int to = start + (y + $L) * $L + x * $L + lane", row, line, winograd.filters());
    finish(body, row(body, constants), constants);
    body.endControlFlow();
    MethodSpec.Builder method =
        rowMethod(vectors, "Transforms a row of what came out into outputs.")
            .addParameter(float[].class, "target")
            .addParameter(TypeName.INT, "start")
            .addParameter(TypeName.INT, "row")
            .addParameter(TypeName.INT, "first");
    return withBias(method).addCode(constants.declarations()).addCode(body.build()).build();
  }

  private MethodSpec.Builder rowMethod(int vectors, String doc) {
    return MethodSpec.methodBuilder(rowName(vectors))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("$L\n", doc)
        .addParameter(float[].class, "products")
        .addParameter(TypeName.INT, "from");
  }

  private MethodSpec.Builder withBias(MethodSpec.Builder method) {
    return winograd.bias().isPresent()
        ? method.addParameter(float[].class, "bias").addParameter(TypeName.INT, "biasAt")
        : method;
  }

  /** Transforms a row of products, all but the bias. */
  private List<String> row(CodeBlock.Builder body, VectorExpr.Loads constants) {
    body.addStatement("int at = from + tile * $L + lane", unit.panel());
    List<String> values = load(body, "m", "products", "at", blocks.productPlace());
    if (winograd.bias().isPresent()) {
      load(body, "b", "bias", "biasAt + lane");
    }
    return filtering.output(new VectorArithmetic(body, constants), values);
  }

  /** The method that transforms a row into outputs side by side, for a pooling to read. */
  MethodSpec rowBeforePooling(int vectors) {
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder body = CodeBlock.builder();
    openTiles(body, vectors);
    List<String> row = row(body, constants);
    body.addStatement("int output = to + tile * $L + lane", unit.panel());
    for (int j = 0; j < row.size(); j++) {
      String value = output(body, row.get(j), j, constants);
      String at = Place.plus("output", j * blocks.productPlace());
      body.addStatement("$L.intoArray(products, $L)", value, at);
    }
    body.endControlFlow();
    MethodSpec.Builder method =
        rowMethod(vectors, "Transforms a row of what came out into outputs, side by side.")
            .addParameter(TypeName.INT, "to");
    return withBias(method).addCode(constants.declarations()).addCode(body.build()).build();
  }

  /** Whether a tile that begins there is the last one, as Java. */
  private String isLast(String start, int size) {
    return start + " == " + (size - filtering.outputs());
  }

  /** Writes a row of outputs. */
  private void finish(CodeBlock.Builder body, List<String> row, VectorExpr.Loads constants) {
    int repeated = filtering.repeated(winograd.width());
    int last = (row.size() - 1) * winograd.filters();
    for (int j = 0; j < row.size(); j++) {
      String value = output(body, row.get(j), j, constants);
      int step = j * winograd.filters();
      String at =
          j < repeated
              ? "to + (%s ? %d : %d)".formatted(isLast("x", winograd.width()), last, step)
              : Place.plus("to", step);
      body.addStatement("$L.intoArray(target, $L)", value, at);
    }
  }

  /** Declares an output with its bias; what is stored of it, as Java. */
  private String output(
      CodeBlock.Builder body, String sum, int column, VectorExpr.Loads constants) {
    String added = sum + (winograd.bias().isPresent() ? ".add(b)" : "");
    body.addStatement("$T y$L = $L", TileMethod.VECTOR, column, added);
    Expr finish =
        winograd.pooling().map(Pooling::before).orElse(winograd.contraction().nest().finish());
    return VectorExpr.of("y" + column, constants).of(finish);
  }

  static void load(CodeBlock.Builder body, String to, String array, String at) {
    body.addStatement("$1T $2L = $1T.fromArray(V, $3L, $4L)", TileMethod.VECTOR, to, array, at);
  }

  /** Stores the values of a line. */
  private static void store(
      CodeBlock.Builder body, List<String> values, String array, String at, int step) {
    for (int i = 0; i < values.size(); i++) {
      body.addStatement("$L.intoArray($L, $L)", values.get(i), array, Place.plus(at, i * step));
    }
  }

  /** Loads the values of a line. */
  private List<String> load(
      CodeBlock.Builder body, String value, String array, String at, int step) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      names.add(value + i);
      load(body, value + i, array, Place.plus(at, i * step));
    }
    return names;
  }

  /**
   * Opens the loop over the vectors of a block, so many a tile: one loop, since C2 takes its time
   * to begin another one. (y, x) is the tile's first output.
   */
  void openVectors(CodeBlock.Builder body, int perTile) {
    int columns = winograd.tileColumns();
    openTiles(body, perTile);
    body.addStatement("int y = $L", start("(first + tile) / " + columns, winograd.height()));
    body.addStatement("int x = $L", start("(first + tile) % " + columns, winograd.width()));
  }

  /** The same where it does not matter which outputs they are. */
  private void openTiles(CodeBlock.Builder body, int perTile) {
    body.beginControlFlow("for (int v = 0; v < $L; v++)", blocks.tiles() * perTile);
    body.addStatement("int tile = v / $L", perTile);
    body.addStatement("int lane = v % $L * $L", perTile, unit.lanes());
  }

  private String start(String tile, int size) {
    return WinogradCode.start(filtering, "(" + tile + ")", size);
  }
}
