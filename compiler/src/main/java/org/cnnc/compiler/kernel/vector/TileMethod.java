package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Pooling;

/**
 * Writes the method of a tile: its sums begin at the bias, at a constant or at the target, take all
 * products in written order, and go to the target.
 */
final class TileMethod {
  static final ClassName VECTOR = ClassName.get("jdk.incubator.vector", "FloatVector");

  /** The most steps of the innermost loop that are written out. */
  private static final int MOST_UNROLLED = 4;

  private static final int MOST_PRODUCTS = 128;

  private final String name;
  private final Tile tile;
  private final TileSums sums;
  private final List<Axis> reductions;
  private final boolean counted;
  private final boolean ragged;

  /**
   * A tile of a contraction.
   *
   * @param counted whether the caller says how many steps the outermost reduction takes
   */
  TileMethod(String name, Tile tile, TileSums sums, List<Axis> reductions, boolean counted) {
    this.name = name;
    this.tile = tile;
    this.sums = sums;
    this.reductions = reductions;
    this.counted = counted;
    this.ragged = tile.isRagged(sums.unit());
  }

  String name() {
    return name;
  }

  /** A call; the arguments are Java expressions. */
  CodeBlock call(String scalar, String vector, String target, String lane, String count) {
    return call(scalar, "vectors", vector, target, lane, count);
  }

  /** A call with the vector operand in an array of that name. */
  CodeBlock call(
      String scalar, String vectors, String vector, String target, String lane, String count) {
    CodeBlock.Builder call = CodeBlock.builder().add("$L(", name);
    if (sums.scalar()) {
      call.add("scalars, $L, ", scalar);
    }
    call.add("$L, $L, target, $L", vectors, vector, target);
    if (sums.bias()) {
      call.add(", weights, $L", lane);
    }
    if (counted) {
      call.add(", $L", count);
    }
    return call.add(ragged ? ", rest" : "").add(sums.choose() ? ", choice)" : ")").build();
  }

  MethodSpec method() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("$L x $L vectors of sums.\n", tile.rows().size(), tile.columns().size());
    if (sums.scalar()) {
      method.addParameter(float[].class, "scalars").addParameter(TypeName.INT, "scalarsAt");
    }
    method.addParameter(float[].class, "vectors").addParameter(TypeName.INT, "vectorsAt");
    method.addParameter(float[].class, "target").addParameter(TypeName.INT, "targetAt");
    if (sums.bias()) {
      method.addParameter(float[].class, "bias").addParameter(TypeName.INT, "biasAt");
    }
    if (counted) {
      method.addParameter(TypeName.INT, "count");
    }
    if (ragged) {
      method.addParameter(float[].class, "rest");
    }
    if (sums.choose()) {
      method.addParameter(float[].class, "choice");
    }
    CodeBlock.Builder body = CodeBlock.builder();
    start(body);
    products(body);
    finish(body);
    return method.addCode(body.build()).build();
  }

  private static String sum(int row, int column) {
    return "s" + row + "_" + column;
  }

  private void start(CodeBlock.Builder body) {
    if (sums.bias()) {
      for (int v = 0; v < tile.columns().size(); v++) {
        Tile.Column column = tile.columns().get(v);
        load(body, "bias" + v, "bias", "biasAt", column.target(), column.valid());
      }
    }
    if (sums.init() instanceof Expr.Constant constant) {
      body.addStatement("$1T init = $1T.broadcast(V, $2Lf)", VECTOR, constant.value());
    }
    for (int r = 0; r < tile.rows().size(); r++) {
      for (int v = 0; v < tile.columns().size(); v++) {
        Tile.Column column = tile.columns().get(v);
        if (sums.bias()) {
          body.addStatement("$T $L = bias$L", VECTOR, sum(r, v), v);
        } else if (sums.init() instanceof Expr.Constant) {
          body.addStatement("$T $L = init", VECTOR, sum(r, v));
        } else {
          int at = tile.rows().get(r).target() + column.target();
          load(body, sum(r, v), "target", "targetAt", at, column.valid());
        }
      }
    }
  }

  private void load(
      CodeBlock.Builder body, String to, String array, String start, int offset, int valid) {
    if (valid == sums.unit().lanes()) {
      body.addStatement(
          "$1T $2L = $1T.fromArray(V, $3L, $4L)", VECTOR, to, array, Place.plus(start, offset));
    } else {
      body.addStatement(
          "System.arraycopy($L, $L, rest, 0, $L)", array, Place.plus(start, offset), valid);
      body.addStatement("$1T $2L = $1T.fromArray(V, rest, 0)", VECTOR, to);
    }
  }

  private void products(CodeBlock.Builder body) {
    int unrolled = unrolled();
    int loops = reductions.size() - (unrolled > 0 ? 1 : 0);
    String a = "scalarsAt";
    String b = "vectorsAt";
    for (int i = 0; i < loops; i++) {
      Axis axis = reductions.get(i);
      String end = counted && i == 0 ? "count" : axis.end();
      body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", axis.name(), end);
      if (i == loops - 1) {
        a = Place.sum(a, Place.times(axis.name(), axis.scalar()));
        b = Place.sum(b, Place.times(axis.name(), axis.vector()));
      } else {
        if (sums.scalar()) {
          body.addStatement(
              "int scalars$L = $L", i, Place.sum(a, Place.times(axis.name(), axis.scalar())));
        }
        body.addStatement(
            "int vectors$L = $L", i, Place.sum(b, Place.times(axis.name(), axis.vector())));
        a = "scalars" + i;
        b = "vectors" + i;
      }
    }
    for (int step = 0; step < Math.max(1, unrolled); step++) {
      Axis axis = unrolled > 0 ? reductions.get(loops) : null;
      int aStep = axis == null ? 0 : step * axis.scalar();
      int bStep = axis == null ? 0 : step * axis.vector();
      multiply(body, a, aStep, b, bStep, unrolled > 0 ? "_" + step : "");
    }
    for (int i = 0; i < loops; i++) {
      body.endControlFlow();
    }
  }

  /** How many steps of the innermost loop are written out; 0 if it stays a loop. */
  private int unrolled() {
    if (reductions.isEmpty() || (counted && reductions.size() == 1)) {
      return 0;
    }
    Axis last = reductions.get(reductions.size() - 1);
    int products = tile.rows().size() * tile.columns().size();
    boolean few = last.extent() <= MOST_UNROLLED && last.extent() * products <= MOST_PRODUCTS;
    return few && !last.isSamples() ? last.extent() : 0;
  }

  private void multiply(
      CodeBlock.Builder body, String a, int aStep, String b, int bStep, String suffix) {
    for (int v = 0; v < tile.columns().size(); v++) {
      body.addStatement(
          "$1T b$2L = $1T.fromArray(V, vectors, $3L)",
          VECTOR,
          v + suffix,
          Place.plus(b, bStep + tile.columns().get(v).vector()));
    }
    for (int r = 0; r < tile.rows().size(); r++) {
      if (!sums.scalar()) {
        for (int v = 0; v < tile.columns().size(); v++) {
          body.addStatement("$1L = $1L.add(b$2L)", sum(r, v), v + suffix);
        }
        continue;
      }
      body.addStatement(
          "$1T a$2L = $1T.broadcast(V, scalars[$3L])",
          VECTOR,
          r + "r" + suffix,
          Place.plus(a, aStep + tile.rows().get(r).scalar()));
      for (int v = 0; v < tile.columns().size(); v++) {
        body.addStatement("$1L = a$2L.fma(b$3L, $1L)", sum(r, v), r + "r" + suffix, v + suffix);
      }
    }
  }

  private void finish(CodeBlock.Builder body) {
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder stores = CodeBlock.builder();
    for (List<Integer> window : windows()) {
      for (int v = 0; v < tile.columns().size(); v++) {
        finish(stores, window, v, constants);
      }
    }
    body.add(constants.declarations()).add(stores.build());
  }

  /** The rows that come to one element of the target. */
  private List<List<Integer>> windows() {
    int rows = tile.rows().size();
    return sums.pooling()
        .map(pooling -> PooledTiles.windows(pooling, rows))
        .orElseGet(() -> IntStream.range(0, rows).mapToObj(List::of).toList());
  }

  private void finish(
      CodeBlock.Builder body, List<Integer> window, int v, VectorExpr.Loads constants) {
    List<String> values =
        window.stream().map(r -> VectorExpr.of(sum(r, v), constants).of(sums.finish())).toList();
    Tile.Row row = tile.rows().get(window.get(0));
    if (sums.pooling().isEmpty()) {
      store(body, "target", values.get(0), row, tile.columns().get(v));
      return;
    }
    Pooling pooling = sums.pooling().get();
    String name = "pooled" + window.get(0) + "_" + v;
    PooledWindow.declare(body, name, pooling, values, constants);
    String result = PooledWindow.result(name, pooling, constants);
    store(body, "target", result, row, tile.columns().get(v));
    if (sums.choose()) {
      String choice = PooledWindow.choice(name, pooling, values, constants);
      store(body, "choice", choice, row, tile.columns().get(v));
    }
  }

  private void store(
      CodeBlock.Builder stores, String array, String value, Tile.Row row, Tile.Column column) {
    String at = Place.plus("targetAt", row.target() + column.target());
    if (column.valid() == sums.unit().lanes()) {
      stores.addStatement("$L.intoArray($L, $L)", value, array, at);
    } else {
      stores.addStatement("$L.intoArray(rest, 0)", value);
      stores.addStatement("System.arraycopy(rest, 0, $L, $L, $L)", array, at, column.valid());
    }
  }
}
