package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.code.WinogradCode;

/** Writes the way back from products to outputs in Winograd's form, 8 filters at a time. */
final class WinogradOutputs {
  private static final int TOGETHER = LaneCopies.TOGETHER;

  private final String name;
  private final Winograd winograd;
  private final WinogradTiling tiling;
  private final Places places;
  private final WinogradLoops loops;

  /** The outputs of a row of a tile, of the values {@code m0} and so on. */
  private final WinogradLine row;

  WinogradOutputs(String name, WinogradTiling tiling, Places places, WinogradLoops loops) {
    this.name = name;
    this.winograd = tiling.winograd();
    this.tiling = tiling;
    this.places = places;
    this.loops = loops;
    this.row = WinogradLine.ofOutput(winograd.filtering());
  }

  /** The name of the method that transforms and writes a group of filters. */
  String method(int trip) {
    return name + "Back" + trip;
  }

  /** The rows of transformed columns, behind the products. */
  int columns() {
    return side() * winograd.filtering().size();
  }

  /** The outputs along a side of a tile. */
  private int side() {
    return winograd.filtering().outputs();
  }

  /** That method and the loops it needs. */
  List<MethodSpec> methods(int trip) {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(back(trip));
    for (int column = 0; column < side(); column++) {
      methods.add(loop(column, trip));
    }
    return methods;
  }

  private String loopName(int column, int trip) {
    return name + "Row" + column + "x" + trip;
  }

  /** Outputs take the places of the first products. */
  private MethodSpec back(int trip) {
    int filters = tiling.filters();
    int size = winograd.filtering().size();
    int spare = winograd.filtering().places() * filters;
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int f = 0; f < $L; f++)", filters);
    winograd
        .bias()
        .ifPresent(b -> body.addStatement("float b = weights[$L + group + f]", offset(b)));
    body.beginControlFlow("for (int x = 0; x < $L; x++)", size);
    body.addStatement("int at = f + x * $L", filters);
    loops.write(
        body,
        row,
        trip,
        i -> "products[x" + WinogradCode.plus(spare + i * size) + "]",
        new WinogradLine.Rows("products[at", size * filters, "]"));
    body.endControlFlow();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", side());
    body.addStatement("int at = $L + y * $L", spare, size);
    body.addStatement("int to = f + y * $L", side() * filters);
    WinogradLine.Rows rows = new WinogradLine.Rows("products[at", 1, "]");
    for (int j = 0; j < side(); j++) {
      body.addStatement(
          "$L(products[to$L], $L$L)",
          loopName(j, trip),
          WinogradCode.plus(j * filters),
          rows.of(row.expressions().get(j)),
          winograd.bias().isPresent() ? ", b" : "");
    }
    body.endControlFlow().endControlFlow();
    write(body);
    return MethodSpec.methodBuilder(method(trip))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Transforms the products of some filters into outputs.\n")
        .addParameter(float[][].class, "products")
        .addParameter(float[].class, "weights")
        .addParameter(TypeName.INT, "group")
        .addParameter(float[].class, "target")
        .addParameter(TypeName.INT, "first")
        .addParameter(TypeName.INT, block())
        .addCode(body.build())
        .build();
  }

  private String block() {
    return tiling.joinsSamples() ? "count" : "row";
  }

  private int offset(Access bias) {
    return places.of(bias.buffer()).offset() + Affine.address(bias).constant();
  }

  /** A column of a tile's outputs: transformed, with the bias, finished. */
  private MethodSpec loop(int column, int trip) {
    boolean bias = winograd.bias().isPresent();
    String output = row.expressions().get(column);
    String sum = WinogradLine.inLoop(output) + (bias ? " + b" : "");
    ExprCode code = new ExprCode(places, Map.of());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(loopName(column, trip))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(float[].class, "to");
    WinogradLine.values(output).forEach(v -> method.addParameter(float[].class, v));
    if (bias) {
      method.addParameter(TypeName.FLOAT, "b");
    }
    return method
        .beginControlFlow("for (int i = 0; i < $L; i++)", trip)
        .addStatement("float acc = $L", sum)
        .addStatement("to[i] = $L", code.of(winograd.contraction().nest().finish()))
        .endControlFlow()
        .build();
  }

  /** Writes row of tiles by row of tiles, all filters while its lines are near. */
  private void write(CodeBlock.Builder body) {
    int filters = tiling.filters();
    int line = winograd.width() * winograd.filters();
    boolean joins = tiling.joinsSamples();
    body.addStatement("int lane = 0");
    if (joins) {
      body.beginControlFlow("for (int sample = first; sample < first + count; sample++)");
    }
    tiling.openRows(body, joins ? "t" : "(row + t)");
    body.addStatement(
        "int to = $L * $L + y * $L + group",
        joins ? "sample" : "first",
        winograd.contraction().nest().target().buffer().elements(),
        line);
    body.add("// forwards, so that what the tile before the last one computes stands\n");
    body.beginControlFlow(
        "for (int output = $L; output < $L; output++)", firstOutput(), side() * side());
    body.addStatement(
        "int at = to + output / $1L * $2L + output % $1L * $3L", side(), line, winograd.filters());
    body.beginControlFlow("for (int f = 0; f < $L; f += $L)", filters, TOGETHER);
    body.addStatement("int from = output * $L + f", filters);
    StringJoiner rows = new StringJoiner(", ");
    for (int k = 0; k < TOGETHER; k++) {
      rows.add("products[from" + WinogradCode.plus(k) + "]");
    }
    body.addStatement("$LStore(target, at + f, lane, $L)", name, rows);
    body.endControlFlow().endControlFlow();
    body.addStatement("lane += $L", winograd.tileColumns());
    body.endControlFlow();
    if (joins) {
      body.endControlFlow();
    }
  }

  /** The first output of a row of tiles that the row before does not give, as Java. */
  private String firstOutput() {
    int height = winograd.height();
    int repeated = winograd.filtering().repeated(height) * side();
    return repeated == 0 ? "0" : "y == " + (height - side()) + " ? " + repeated + " : 0";
  }

  /** The method that writes one of a tile's outputs for 8 filters and a row of tiles. */
  MethodSpec store() {
    CodeBlock.Builder body = CodeBlock.builder();
    tiling.openColumns(body);
    body.addStatement("int at = to + x * $L", winograd.filters());
    for (int k = 0; k < TOGETHER; k++) {
      body.addStatement("target[at$L] = row$L[lane + u]", WinogradCode.plus(k), k);
    }
    body.endControlFlow();
    return WinogradMethod.rowsMethod(name + "Store", "target", "to", body.build());
  }
}
