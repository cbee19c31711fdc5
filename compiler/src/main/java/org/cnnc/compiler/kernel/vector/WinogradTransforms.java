package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * Writes the ways into Winograd's form and out of it, channels and filters along the lanes.
 *
 * @param rows the rows of tiles a block
 */
record WinogradTransforms(
    String name, Winograd winograd, Winograd.Source source, VectorUnit unit, int rows) {
  private static final WinogradCode.Arithmetic VECTORS =
      new WinogradCode.Arithmetic() {
        @Override
        public TypeName type() {
          return TileMethod.VECTOR;
        }

        @Override
        public String add(String a, String b) {
          return a + ".add(" + b + ")";
        }

        @Override
        public String subtract(String a, String b) {
          return a + ".sub(" + b + ")";
        }

        @Override
        public String half(String a) {
          return a + ".mul(0.5f)";
        }
      };

  /**
   * Opens the loops over the tiles of a block; {@code y} and {@code x} are a tile's first output.
   */
  private void openTiles(CodeBlock.Builder body) {
    body.beginControlFlow("for (int t = 0; t < $L; t++)", rows);
    body.addStatement(
        winograd.height() % 2 == 0
            ? "int y = 2 * (row + t)"
            : "int y = Math.min(2 * (row + t), $L)",
        arguments(winograd.height()));
    body.beginControlFlow("for (int u = 0; u < $L; u++)", winograd.tileColumns());
    body.addStatement(
        winograd.width() % 2 == 0 ? "int x = 2 * u" : "int x = Math.min(2 * u, $L)",
        arguments(winograd.width()));
  }

  private static Object[] arguments(int size) {
    return size % 2 == 0 ? new Object[0] : new Object[] {size - 2};
  }

  /** The method that transforms the image under the tiles of a block. */
  MethodSpec image() {
    CodeBlock.Builder body = CodeBlock.builder();
    openTiles(body);
    int pixel = source.pixel();
    int line = source.line();
    int origin = source.origin();
    int channels = winograd.channels();
    int place = rows * winograd.tileColumns() * channels;
    body.addStatement(
        "int source = from + y * $L + x * $L$L", line, pixel, origin == 0 ? "" : " + " + origin);
    body.addStatement("int to = (t * $L + u) * $L", winograd.tileColumns(), channels);
    body.beginControlFlow("for (int c = 0; c < $L; c += $L)", channels, unit.lanes());
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        body.addStatement(
            "$1T d$2L_$3L = $1T.fromArray(V, image, source + c$4L)",
            TileMethod.VECTOR,
            i,
            j,
            plus(i * line + j * pixel));
      }
    }
    new WinogradCode(VECTORS, body).image();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        body.addStatement("v$L_$L.intoArray(block, to + c$L)", i, j, plus((4 * i + j) * place));
      }
    }
    body.endControlFlow().endControlFlow().endControlFlow();
    return MethodSpec.methodBuilder(name + "Image")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms the image under the tiles of some rows.\n")
        .addParameter(float[].class, "image")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "row")
        .addParameter(float[].class, "block")
        .addCode(body.build())
        .build();
  }

  private static String plus(int offset) {
    return offset == 0 ? "" : " + " + offset;
  }

  /** The method that transforms the products of so many vectors of filters. */
  MethodSpec output(int columns) {
    Nest nest = winograd.contraction().nest();
    int filters = winograd.filters();
    int line = winograd.width() * filters;
    int place = rows * winograd.tileColumns() * unit.panel();
    boolean bias = winograd.bias().isPresent();
    CodeBlock.Builder body = CodeBlock.builder();
    openTiles(body);
    body.addStatement("int from = (t * $L + u) * $L", winograd.tileColumns(), unit.panel());
    body.addStatement("int to = at + y * $L + x * $L", line, filters);
    body.beginControlFlow("for (int f = 0; f < $L; f += $L)", columns * unit.lanes(), unit.lanes());
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        body.addStatement(
            "$1T m$2L_$3L = $1T.fromArray(V, products, from + f$4L)",
            TileMethod.VECTOR,
            i,
            j,
            plus((4 * i + j) * place));
      }
    }
    new WinogradCode(VECTORS, body).output();
    if (bias) {
      body.addStatement("$1T b = $1T.fromArray(V, bias, biasAt + f)", TileMethod.VECTOR);
    }
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        String sum = "y" + i + "_" + j + (bias ? ".add(b)" : "");
        body.addStatement(
            "$L.intoArray(target, to + f$L)",
            VectorExpr.of(sum).of(nest.finish()),
            plus(i * line + j * filters));
      }
    }
    body.endControlFlow().endControlFlow().endControlFlow();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name + "Output" + columns)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("Transforms the products of a panel back into outputs.\n")
            .addParameter(float[].class, "products")
            .addParameter(float[].class, "target")
            .addParameter(TypeName.INT, "at")
            .addParameter(TypeName.INT, "row");
    if (bias) {
      method.addParameter(float[].class, "bias").addParameter(TypeName.INT, "biasAt");
    }
    return method.addCode(body.build()).build();
  }
}
