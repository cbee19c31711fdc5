package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * Writes the methods that transform the image under a block of tiles, and the products back into
 * outputs. Each comes in two halves, for the upper and the lower rows of a tile: from about 60
 * operations a method on C2 leaves some vectors on the heap.
 */
final class WinogradTransforms {
  static final List<String> HALVES = List.of("Upper", "Lower");

  /** Both transforms read three of the four rows for a half of what they write. */
  private static final int ROWS_READ = 3;

  static final WinogradCode.Arithmetic VECTORS =
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
          return a + ".mul(half)";
        }
      };

  private final String name;
  private final Winograd winograd;
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
    this.source = source;
    this.unit = unit;
    this.blocks = blocks;
  }

  /** The method of a half of the image's transform. */
  MethodSpec image(String half) {
    int first = HALVES.indexOf(half);
    int line = source.line();
    int pixel = source.pixel();
    int channels = winograd.channels();
    CodeBlock.Builder body = CodeBlock.builder();
    openTiles(body);
    String from = Place.plus("from + y * " + line + " + x * " + pixel, source.origin());
    body.addStatement("int source = $L", from);
    body.addStatement("int to = $L_block + tile * $L", name, channels);
    body.beginControlFlow("for (int c = 0; c < $L; c += $L)", channels, unit.lanes());
    for (int i = first; i < first + ROWS_READ; i++) {
      for (int j = 0; j < 4; j++) {
        load(body, "d" + i + "_" + j, "image", Place.plus("source + c", i * line + j * pixel));
      }
    }
    new WinogradCode(VECTORS, body).image(2 * first, 2 * first + 2);
    for (int i = 2 * first; i < 2 * first + 2; i++) {
      for (int j = 0; j < 4; j++) {
        String to = Place.plus("to + c", (4 * i + j) * blocks.imagePlace());
        body.addStatement("v$L_$L.intoArray(block, $L)", i, j, to);
      }
    }
    body.endControlFlow().endControlFlow();
    return MethodSpec.methodBuilder(name + "Image" + half)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms the image under a block of tiles.\n")
        .addParameter(float[].class, "image")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "first")
        .addParameter(float[].class, "block")
        .addCode(body.build())
        .build();
  }

  /**
   * The method of a half of the outputs of a panel.
   *
   * @param shared whether threads share the tiles: an output that the last tile of a row or column
   *     overrides must not be written by the one before, which may come later. It writes a value
   *     that it overrides itself instead, the lower and the right one first.
   */
  MethodSpec output(String half, int columns, boolean shared) {
    int row = HALVES.indexOf(half);
    int filters = winograd.filters();
    int line = winograd.width() * filters;
    boolean bias = winograd.bias().isPresent();
    CodeBlock.Builder body = CodeBlock.builder();
    openTiles(body);
    body.addStatement("int from = $L_products + tile * $L", name, unit.panel());
    body.addStatement("int to = at + y * $L + x * $L", line, filters);
    String below = row * line == 0 ? "" : " + " + line;
    if (shared && row > 0 && winograd.height() % 2 != 0) {
      body.addStatement("int below = y == $L ? 0 : $L", winograd.height() - 3, line);
      below = " + below";
    }
    String right = " + " + filters;
    if (shared && winograd.width() % 2 != 0) {
      body.addStatement("int right = x == $L ? 0 : $L", winograd.width() - 3, filters);
      right = " + right";
    }
    body.beginControlFlow("for (int f = 0; f < $L; f += $L)", columns * unit.lanes(), unit.lanes());
    for (int i = row; i < row + ROWS_READ; i++) {
      for (int j = 0; j < 4; j++) {
        load(
            body,
            "m" + i + "_" + j,
            "products",
            Place.plus("from + f", (4 * i + j) * blocks.productPlace()));
      }
    }
    new WinogradCode(VECTORS, body).output(row);
    if (bias) {
      load(body, "b", "bias", "biasAt + f");
    }
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder stores = CodeBlock.builder();
    for (int j = 1; j >= 0; j--) {
      String sum = "y" + row + "_" + j + (bias ? ".add(b)" : "");
      stores.addStatement(
          "$L.intoArray(target, $L)",
          VectorExpr.of(sum, constants).of(winograd.contraction().nest().finish()),
          "to + f" + below + (j == 0 ? "" : right));
    }
    body.add(constants.declarations()).add(stores.build());
    body.endControlFlow().endControlFlow();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name + "Output" + columns + half)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("Transforms the products of a panel back into outputs.\n")
            .addParameter(float[].class, "products")
            .addParameter(float[].class, "target")
            .addParameter(TypeName.INT, "at")
            .addParameter(TypeName.INT, "first");
    if (bias) {
      method.addParameter(float[].class, "bias").addParameter(TypeName.INT, "biasAt");
    }
    return method.addCode(body.build()).build();
  }

  static void load(CodeBlock.Builder body, String to, String array, String at) {
    body.addStatement("$1T $2L = $1T.fromArray(V, $3L, $4L)", TileMethod.VECTOR, to, array, at);
  }

  /** Opens the loop over the tiles of a block; (y, x) is a tile's first output. */
  private void openTiles(CodeBlock.Builder body) {
    int columns = winograd.tileColumns();
    body.beginControlFlow("for (int tile = 0; tile < $L; tile++)", blocks.tiles());
    body.addStatement("int y = $L", start("(first + tile) / " + columns, winograd.height()));
    body.addStatement("int x = $L", start("(first + tile) % " + columns, winograd.width()));
  }

  /** Where the size is odd the last tile begins one earlier. */
  private static String start(String tile, int size) {
    String even = "2 * (" + tile + ")";
    return size % 2 == 0 ? even : "Math.min(" + even + ", " + (size - 2) + ")";
  }
}
