package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.WinogradGradient;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * Writes the methods that transform a tile's part of the image and its output gradients, and the
 * sums into gradients by the kernel; in halves, for the upper and the lower rows of a tile: from
 * about 60 operations a method on C2 leaves some vectors on the heap.
 */
final class GradientTransforms {
  static final List<String> HALVES = List.of("Upper", "Lower");

  /** The transform reads three of the four rows for a half of what it writes. */
  private static final int ROWS_READ = 3;

  private final String name;
  private final WinogradGradient gradient;
  private final WinogradSource source;
  private final VectorUnit unit;
  private final GradientBlocks blocks;

  GradientTransforms(
      String name,
      WinogradGradient gradient,
      WinogradSource source,
      VectorUnit unit,
      GradientBlocks blocks) {
    this.name = name;
    this.gradient = gradient;
    this.source = source;
    this.unit = unit;
    this.blocks = blocks;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    for (String half : HALVES) {
      methods.add(image(half));
      methods.add(output(half));
    }
    methods.add(columns());
    methods.add(rows());
    return methods;
  }

  private MethodSpec image(String half) {
    int first = HALVES.indexOf(half);
    CodeBlock.Builder body = CodeBlock.builder();
    openLanes(body, "c", blocks.channels());
    for (int i = first; i < first + ROWS_READ; i++) {
      for (int j = 0; j < 4; j++) {
        int at = i * source.line() + j * source.pixel();
        WinogradTransforms.load(body, "d" + i + "_" + j, "image", Place.plus("from + c", at));
      }
    }
    code(body).image(2 * first, 2 * first + 2);
    store(body, "v", 2 * first, 2 * first + 2, "to + c", blocks.imagePlace());
    return transform("Image" + half, "Transforms the image under a tile.")
        .addParameter(float[].class, "image")
        .addParameter(TypeName.INT, "from")
        .addParameter(float[].class, "block")
        .addParameter(TypeName.INT, "to")
        .addCode(body.endControlFlow().build())
        .build();
  }

  private MethodSpec output(String half) {
    int first = 2 * HALVES.indexOf(half);
    MethodSpec.Builder method =
        transform("Output" + half, "Transforms the output gradients of a tile.");
    CodeBlock.Builder body = CodeBlock.builder();
    openLanes(body, "f", blocks.filters());
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        String value = "e" + i + "_" + j;
        String array = "output" + i + j;
        method.addParameter(float[].class, array).addParameter(TypeName.INT, "at" + i + j);
        WinogradTransforms.load(body, value, array, "at" + i + j + " + f");
      }
    }
    code(body).outputGradient(first, first + 2);
    store(body, "w", first, first + 2, "to + f", blocks.outputPlace());
    return method
        .addParameter(float[].class, "block")
        .addParameter(TypeName.INT, "to")
        .addCode(body.endControlFlow().build())
        .build();
  }

  private static void store(
      CodeBlock.Builder body, String value, int first, int end, String to, int place) {
    for (int i = first; i < end; i++) {
      for (int j = 0; j < 4; j++) {
        String at = Place.plus(to, (4 * i + j) * place);
        body.addStatement("$L$L_$L.intoArray(block, $L)", value, i, j, at);
      }
    }
  }

  /** The four values of a column become three, in the places of the first three. */
  private MethodSpec columns() {
    CodeBlock.Builder body = CodeBlock.builder();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    int place = blocks.sumPlace();
    body.beginControlFlow(
        "for (int column = at; column < at + $L; column += $L)", 4 * place, place);
    body.beginControlFlow(
        "for (int i = column; i < column + $L; i += $L)",
        blocks.channels() * blocks.filters(),
        unit.lanes());
    line(body, constants, "i", 4 * place);
    for (int row = 0; row < 3; row++) {
      body.addStatement("k$L.intoArray(sums, $L)", row, Place.plus("i", 4 * row * place));
    }
    body.endControlFlow().endControlFlow();
    return transform("Columns", "Transforms the columns of sums.")
        .addParameter(float[].class, "sums")
        .addParameter(TypeName.INT, "at")
        .addCode(constants.declarations())
        .addCode(body.build())
        .build();
  }

  /** The four values of a row become three gradients. */
  private MethodSpec rows() {
    int filters = gradient.filters();
    int all = gradient.channels() * filters;
    CodeBlock.Builder body = CodeBlock.builder();
    VectorExpr.Loads constants = new VectorExpr.Loads();
    body.beginControlFlow("for (int row = 0; row < 3; row++)");
    body.beginControlFlow("for (int c = 0; c < $L; c++)", blocks.channels());
    body.addStatement(
        "int from = first + row * $L + c * $L", 4 * blocks.sumPlace(), blocks.filters());
    body.addStatement("int to = at + row * $L + c * $L", 3 * all, filters);
    openLanes(body, "f", blocks.filters());
    line(body, constants, "from + f", blocks.sumPlace());
    for (int column = 0; column < 3; column++) {
      String at = Place.plus("to + f", column * all);
      WinogradTransforms.load(body, "g" + column, "gradients", at);
      body.addStatement("g$1L.add(k$1L).intoArray(gradients, $2L)", column, at);
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

  /** Transforms that need no constants. */
  private static WinogradCode code(CodeBlock.Builder body) {
    return new WinogradCode(new VectorArithmetic(body, new VectorExpr.Loads()), body);
  }

  /** Loads four sums so far apart and makes three of them. */
  private static void line(
      CodeBlock.Builder body, VectorExpr.Loads constants, String from, int step) {
    for (int i = 0; i < 4; i++) {
      WinogradTransforms.load(body, "m" + i, "sums", Place.plus(from, i * step));
    }
    new WinogradCode(new VectorArithmetic(body, constants), body)
        .kernelGradient("m0", "m1", "m2", "m3");
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
