package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.WinogradGradient;
import org.cnnc.compiler.kernel.WinogradSource;

/**
 * Writes the methods that transform a tile's part of the image and its output gradients, and the
 * sums into gradients by the kernel; a line at a time: from about 60 operations a method on C2
 * leaves some vectors on the heap.
 */
final class WinogradGradientTransforms {
  private final String name;
  private final WinogradGradient gradient;
  private final Filtering filtering;
  private final WinogradSource source;
  private final VectorUnit unit;
  private final WinogradGradientBlocks blocks;

  WinogradGradientTransforms(
      String name,
      WinogradGradient gradient,
      WinogradSource source,
      VectorUnit unit,
      WinogradGradientBlocks blocks) {
    this.name = name;
    this.gradient = gradient;
    this.filtering = gradient.filtering();
    this.source = source;
    this.unit = unit;
    this.blocks = blocks;
  }

  List<MethodSpec> methods() {
    return List.of(image(), output(), columns(), rows());
  }

  /** The floats of a tile's transformed columns. */
  int lines() {
    return filtering.places() * unit.lanes();
  }

  private MethodSpec image() {
    CodeBlock.Builder body = CodeBlock.builder();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    openLanes(body, "c", blocks.channels());
    openLine(body, filtering.size(), "from + c", source.pixel());
    List<String> d = load(body, "d", filtering.size(), "image", "at", source.line());
    storeColumn(body, filtering.image(new VectorArithmetic(body, constants), d), filtering.size());
    openRow(body, filtering.size());
    List<String> row = load(body, "d", filtering.size(), "block", "line", unit.lanes());
    String to = "to + c + i * " + filtering.size() * blocks.imagePlace();
    storeRow(
        body, filtering.image(new VectorArithmetic(body, constants), row), to, blocks.imagePlace());
    return transform("Image", "Transforms the image under a tile, columns and then rows.")
        .addParameter(float[].class, "image")
        .addParameter(TypeName.INT, "from")
        .addParameter(float[].class, "block")
        .addParameter(TypeName.INT, "to")
        .addCode(constants.declarations())
        .addCode(body.endControlFlow().endControlFlow().build())
        .build();
  }

  private MethodSpec output() {
    int size = filtering.outputs();
    CodeBlock.Builder body = CodeBlock.builder();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    openLanes(body, "f", blocks.filters());
    openLine(body, size, "from + f", gradient.filters());
    List<String> e = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      e.add("e" + i);
      WinogradTransforms.load(body, "e" + i, "output", "at" + (i == 0 ? "" : " + " + i + " * row"));
    }
    storeColumn(body, filtering.outputGradient(new VectorArithmetic(body, constants), e), size);
    openRow(body, size);
    List<String> row = load(body, "e", size, "block", "line", unit.lanes());
    String to = "to + f + i * " + filtering.size() * blocks.outputPlace();
    storeRow(
        body,
        filtering.outputGradient(new VectorArithmetic(body, constants), row),
        to,
        blocks.outputPlace());
    return transform("Output", "Transforms the output gradients of a tile, columns and then rows.")
        .addParameter(float[].class, "output")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "row")
        .addParameter(float[].class, "block")
        .addParameter(TypeName.INT, "to")
        .addCode(constants.declarations())
        .addCode(body.endControlFlow().endControlFlow().build())
        .build();
  }

  /** Opens the loop over columns of pixels. */
  private static void openLine(CodeBlock.Builder body, int extent, String from, int step) {
    body.beginControlFlow("for (int j = 0; j < $L; j++)", extent);
    body.addStatement("int at = $L + j * $L", from, step);
  }

  /** Opens the loop over what the columns became, in rows of so many. */
  private void openRow(CodeBlock.Builder body, int columns) {
    body.endControlFlow();
    body.beginControlFlow("for (int i = 0; i < $L; i++)", filtering.size());
    body.addStatement("int line = $L_lines + i * $L", name, columns * unit.lanes());
  }

  private void storeColumn(CodeBlock.Builder body, List<String> values, int columns) {
    body.addStatement("int line = $L_lines + j * $L", name, unit.lanes());
    storeRow(body, values, "line", columns * unit.lanes());
  }

  private static void storeRow(CodeBlock.Builder body, List<String> values, String at, int step) {
    for (int i = 0; i < values.size(); i++) {
      body.addStatement("$L.intoArray(block, $L)", values.get(i), Place.plus(at, i * step));
    }
  }

  /** The values of a column become three, in the places of the first three. */
  private MethodSpec columns() {
    CodeBlock.Builder body = CodeBlock.builder();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    int place = blocks.sumPlace();
    int size = filtering.size();
    body.beginControlFlow(
        "for (int column = at; column < at + $L; column += $L)", size * place, place);
    body.beginControlFlow(
        "for (int i = column; i < column + $L; i += $L)",
        blocks.channels() * blocks.filters(),
        unit.lanes());
    List<String> three = line(body, constants, "i", size * place);
    for (int row = 0; row < Filtering.TAPS; row++) {
      String at = Place.plus("i", size * row * place);
      body.addStatement("$L.intoArray(sums, $L)", three.get(row), at);
    }
    body.endControlFlow().endControlFlow();
    return transform("Columns", "Transforms the columns of sums.")
        .addParameter(float[].class, "sums")
        .addParameter(TypeName.INT, "at")
        .addCode(constants.declarations())
        .addCode(body.build())
        .build();
  }

  /** The values of a row become three gradients. */
  private MethodSpec rows() {
    int filters = gradient.filters();
    int all = gradient.channels() * filters;
    CodeBlock.Builder body = CodeBlock.builder();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    body.beginControlFlow("for (int row = 0; row < $L; row++)", Filtering.TAPS);
    body.beginControlFlow("for (int c = 0; c < $L; c++)", blocks.channels());
    body.addStatement(
        "int from = first + row * $L + c * $L",
        filtering.size() * blocks.sumPlace(),
        blocks.filters());
    body.addStatement("int to = at + row * $L + c * $L", Filtering.TAPS * all, filters);
    openLanes(body, "f", blocks.filters());
    List<String> three = line(body, constants, "from + f", blocks.sumPlace());
    for (int column = 0; column < Filtering.TAPS; column++) {
      String at = Place.plus("to + f", column * all);
      WinogradTransforms.load(body, "g" + column, "gradients", at);
      body.addStatement("g$L.add($L).intoArray(gradients, $L)", column, three.get(column), at);
    }
    body.endControlFlow().endControlFlow().endControlFlow();
    return transform("Rows", "Transforms the rows of sums and adds them to the gradients.")
        .addParameter(float[].class, "sums")
        .addParameter(TypeName.INT, "first")
        .addParameter(float[].class, "gradients")
        .addParameter(TypeName.INT, "at")
        .addCode(constants.declarations())
        .addCode(body.build())
        .build();
  }

  /** Loads sums so far apart and makes three of them. */
  private List<String> line(
      CodeBlock.Builder body, VectorExpr.Loads constants, String from, int step) {
    List<String> m = load(body, "m", filtering.size(), "sums", from, step);
    return filtering.kernelGradient(new VectorArithmetic(body, constants), m);
  }

  private static List<String> load(
      CodeBlock.Builder body, String value, int count, String array, String at, int step) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(value + i);
      WinogradTransforms.load(body, value + i, array, Place.plus(at, i * step));
    }
    return names;
  }

  private void openLanes(CodeBlock.Builder body, String variable, int extent) {
    body.beginControlFlow(
        "for (int $1L = 0; $1L < $2L; $1L += $3L)", variable, extent, unit.lanes());
  }

  private MethodSpec.Builder transform(String part, String doc) {
    return MethodSpec.methodBuilder(name + part)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("$L\n", doc);
  }
}
