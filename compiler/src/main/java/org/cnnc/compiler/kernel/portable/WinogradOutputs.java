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
  /** The outputs of a tile. */
  static final int OUTPUTS = 4;

  private static final int TOGETHER = LaneCopies.TOGETHER;

  private final String name;
  private final Winograd winograd;
  private final WinogradTiling tiling;
  private final Places places;

  WinogradOutputs(String name, WinogradTiling tiling, Places places) {
    this.name = name;
    this.winograd = tiling.winograd();
    this.tiling = tiling;
    this.places = places;
  }

  /** The name of the method that transforms and writes a group of filters. */
  String method(int trip) {
    return name + "Back" + trip;
  }

  /** That method and the loops it needs. */
  List<MethodSpec> methods(int trip) {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(back(trip));
    for (int output = 0; output < OUTPUTS; output++) {
      methods.add(loop(output, trip));
    }
    return methods;
  }

  private String loopName(int output, int trip) {
    return name + output / 2 + output % 2 + "x" + trip;
  }

  private MethodSpec back(int trip) {
    int filters = tiling.filters();
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int f = 0; f < $L; f++)", filters);
    winograd
        .bias()
        .ifPresent(b -> body.addStatement("float b = weights[$L + group + f]", offset(b)));
    for (int output = 0; output < OUTPUTS; output++) {
      StringJoiner rows = new StringJoiner(", ");
      for (String value : WinogradLoops.values(expression(output))) {
        rows.add("products[f" + WinogradCode.plus(WinogradLoops.place(value) * filters) + "]");
      }
      body.addStatement(
          "$L(products[f + $L], $L$L)",
          loopName(output, trip),
          (Winograd.PLACES + output) * filters,
          rows,
          winograd.bias().isPresent() ? ", b" : "");
    }
    body.endControlFlow();
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

  private static String expression(int output) {
    return WinogradCode.outputAt(output / 2, output % 2);
  }

  /** One of a tile's four outputs: transformed, with the bias, finished. */
  private MethodSpec loop(int output, int trip) {
    boolean bias = winograd.bias().isPresent();
    String sum = WinogradLoops.ofRows(expression(output)) + (bias ? " + b" : "");
    ExprCode code = new ExprCode(places, Map.of());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(loopName(output, trip))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(float[].class, "to");
    WinogradLoops.values(expression(output)).forEach(v -> method.addParameter(float[].class, v));
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
    body.add("// backwards, so that what the last tile computes stands\n");
    body.beginControlFlow("for (int output = $L; output >= 0; output--)", OUTPUTS - 1);
    body.addStatement("int at = to + output / 2 * $L + output % 2 * $L", line, winograd.filters());
    body.beginControlFlow("for (int f = 0; f < $L; f += $L)", filters, TOGETHER);
    body.addStatement("int from = ($L + output) * $L + f", Winograd.PLACES, filters);
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
