package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * Writes the methods that transform the image under a block of tiles, and the products back into
 * outputs: columns of a tile into lines of scratch, a vector of channels wide, and rows of those.
 * The values of all columns would not stay in registers, and from about 60 operations a method on
 * C2 leaves some vectors on the heap.
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

  /** The floats of scratch between columns and rows. */
  int lines() {
    return filtering.places() * unit.lanes();
  }

  private int size() {
    return filtering.size();
  }

  /** The method that transforms the image. */
  MethodSpec image() {
    int channels = winograd.channels();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder body = openTiles();
    String from = "from + y * " + source.line() + " + x * " + source.pixel();
    body.addStatement("int source = $L", Place.plus(from, source.origin()));
    body.addStatement("int to = $L_block + tile * $L", name, channels);
    body.beginControlFlow("for (int c = 0; c < $L; c += $L)", channels, unit.lanes());
    openLines(body, "j", size());
    body.addStatement("int at = source + c + j * $L", source.pixel());
    List<String> values = load(body, "d", "image", "at", source.line());
    storeColumn(body, filtering.image(new VectorArithmetic(body, constants), values), "block");
    body.endControlFlow();
    openLines(body, "i", size());
    values = loadRow(body, "d", "block");
    body.addStatement("int at = to + c + i * $L", size() * blocks.imagePlace());
    List<String> row = filtering.image(new VectorArithmetic(body, constants), values);
    for (int j = 0; j < row.size(); j++) {
      store(body, row.get(j), "block", Place.plus("at", j * blocks.imagePlace()));
    }
    body.endControlFlow().endControlFlow().endControlFlow();
    return MethodSpec.methodBuilder(name + "Image")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms the image under a block of tiles.\n")
        .addParameter(float[].class, "image")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "first")
        .addParameter(float[].class, "block")
        .addCode(constants.declarations())
        .addCode(body.build())
        .build();
  }

  /** The name of the method that transforms the columns of products of so many vectors. */
  String columnsName(int vectors) {
    return name + "Columns" + vectors;
  }

  /** That method; what it computes takes the places of the first products of a column. */
  MethodSpec columns(int vectors) {
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder body = CodeBlock.builder();
    int place = blocks.productPlace();
    body.beginControlFlow("for (int j = from; j < from + $L; j += $L)", size() * place, place);
    int floats = blocks.tiles() * unit.panel();
    body.beginControlFlow("for (int at = j; at < j + $L; at += $L)", floats, unit.lanes());
    List<String> values = load(body, "m", "products", "at", size() * place);
    List<String> column = filtering.output(new VectorArithmetic(body, constants), values);
    for (int i = 0; i < column.size(); i++) {
      store(body, column.get(i), "products", Place.plus("at", i * size() * place));
    }
    return MethodSpec.methodBuilder(columnsName(vectors))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms the columns of the products of a panel.\n")
        .addParameter(float[].class, "products")
        .addParameter(TypeName.INT, "from")
        .addCode(constants.declarations())
        .addCode(body.endControlFlow().endControlFlow().build())
        .build();
  }

  /** The name of the method that transforms the rows of products of so many vectors. */
  String rowsName(int vectors) {
    return name + "Rows" + vectors;
  }

  /** That method. */
  MethodSpec rows(int vectors) {
    int filters = winograd.filters();
    int line = winograd.width() * filters;
    boolean bias = winograd.bias().isPresent();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder body = openTiles();
    body.addStatement("int from = $L_products + tile * $L", name, unit.panel());
    body.addStatement("int to = start + y * $L + x * $L", line, filters);
    body.beginControlFlow("for (int f = 0; f < $L; f += $L)", vectors * unit.lanes(), unit.lanes());
    if (bias) {
      load(body, "b", "bias", "biasAt + f");
    }
    openLines(body, "i", filtering.outputs());
    body.addStatement("int row = from + f + i * $L", size() * blocks.productPlace());
    List<String> values = load(body, "m", "products", "row", blocks.productPlace());
    body.addStatement("int at = to + f + i * $L", line);
    finish(body, filtering.output(new VectorArithmetic(body, constants), values), constants);
    body.endControlFlow().endControlFlow().endControlFlow();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(rowsName(vectors))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("Transforms the rows of what came out into outputs.\n")
            .addParameter(float[].class, "products")
            .addParameter(float[].class, "target")
            .addParameter(TypeName.INT, "start")
            .addParameter(TypeName.INT, "first");
    if (bias) {
      method.addParameter(float[].class, "bias").addParameter(TypeName.INT, "biasAt");
    }
    return method.addCode(constants.declarations()).addCode(body.build()).build();
  }

  /** Writes a row of outputs. */
  private void finish(CodeBlock.Builder body, List<String> row, VectorExpr.Loads constants) {
    for (int j = 0; j < row.size(); j++) {
      String sum = row.get(j) + (winograd.bias().isPresent() ? ".add(b)" : "");
      body.addStatement("$T y$L = $L", TileMethod.VECTOR, j, sum);
      String value =
          VectorExpr.of("y" + j, constants).of(winograd.contraction().nest().finish());
      store(body, value, "target", Place.plus("at", j * winograd.filters()));
    }
  }

  static void load(CodeBlock.Builder body, String to, String array, String at) {
    body.addStatement("$1T $2L = $1T.fromArray(V, $3L, $4L)", TileMethod.VECTOR, to, array, at);
  }

  private static void store(CodeBlock.Builder body, String value, String array, String at) {
    body.addStatement("$L.intoArray($L, $L)", value, array, at);
  }

  private static void openLines(CodeBlock.Builder body, String variable, int count) {
    body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", variable, count);
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

  /** Loads a row of transformed columns; all are lines of one array. */
  private List<String> loadRow(CodeBlock.Builder body, String value, String array) {
    body.addStatement("int line = $L_lines + i * $L", name, size() * unit.lanes());
    return load(body, value, array, "line", unit.lanes());
  }

  private void storeColumn(CodeBlock.Builder body, List<String> column, String array) {
    body.addStatement("int line = $L_lines + j * $L", name, unit.lanes());
    for (int i = 0; i < column.size(); i++) {
      store(body, column.get(i), array, Place.plus("line", i * size() * unit.lanes()));
    }
  }

  /** Opens the loop over the tiles of a block; (y, x) is a tile's first output. */
  private CodeBlock.Builder openTiles() {
    int columns = winograd.tileColumns();
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int tile = 0; tile < $L; tile++)", blocks.tiles());
    body.addStatement("int y = $L", start("(first + tile) / " + columns, winograd.height()));
    body.addStatement("int x = $L", start("(first + tile) % " + columns, winograd.width()));
    return body;
  }

  private String start(String tile, int size) {
    return WinogradCode.start(filtering, "(" + tile + ")", size);
  }
}
