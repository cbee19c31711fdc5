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
import org.cnnc.compiler.kernel.WinogradCode;

/** Writes the way back from products to outputs in Winograd's form, 8 filters at a time. */
final class WinogradOutputs {
  /** The outputs of a tile. */
  private static final int OUTPUTS = 4;

  private static final int TOGETHER = LaneCopies.TOGETHER;

  /** The rows behind those of the products that hold outputs. */
  static final int ROWS = OUTPUTS * TOGETHER;

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
    int spare = Winograd.PLACES * filters;
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int f = 0; f < $L; f += $L)", filters, TOGETHER);
    body.beginControlFlow("for (int k = 0; k < $L; k++)", TOGETHER);
    body.addStatement("int from = f + k");
    winograd
        .bias()
        .ifPresent(b -> body.addStatement("float b = weights[$L + group + from]", offset(b)));
    for (int output = 0; output < OUTPUTS; output++) {
      StringJoiner rows = new StringJoiner(", ");
      for (String value : WinogradLoops.values(expression(output))) {
        rows.add("products[from" + WinogradTiling.plus(WinogradLoops.place(value) * filters) + "]");
      }
      body.addStatement(
          "$L(products[k + $L], $L$L)",
          loopName(output, trip),
          spare + output * TOGETHER,
          rows,
          winograd.bias().isPresent() ? ", b" : "");
    }
    body.endControlFlow();
    int size = winograd.contraction().nest().target().buffer().elements();
    body.addStatement("int to = first * $L + group + f", size);
    body.add("// backwards, so that what the last tile computes stands\n");
    for (int output = OUTPUTS - 1; output >= 0; output--) {
      StringJoiner rows = new StringJoiner(", ");
      for (int k = 0; k < TOGETHER; k++) {
        rows.add("products[" + (spare + output * TOGETHER + k) + "]");
      }
      int place = (output / 2 * winograd.width() + output % 2) * winograd.filters();
      body.addStatement(
          "$LStore(target, to$L, $L, $L)", name, WinogradTiling.plus(place), block(), rows);
    }
    body.endControlFlow();
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

  /** The method that writes one of a tile's outputs for 8 filters. */
  MethodSpec store() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("int lane = 0");
    if (tiling.joinsSamples()) {
      body.beginControlFlow("for (int sample = 0; sample < count; sample++)");
      body.addStatement("int row = 0");
    }
    tiling.open(body);
    int filters = winograd.filters();
    String sample =
        tiling.joinsSamples()
            ? "sample * " + winograd.contraction().nest().target().buffer().elements() + " + "
            : "";
    body.addStatement(
        "int at = to + $Ly * $L + x * $L", sample, winograd.width() * filters, filters);
    for (int k = 0; k < TOGETHER; k++) {
      body.addStatement("target[at$L] = row$L[lane]", WinogradTiling.plus(k), k);
    }
    body.addStatement("lane++").endControlFlow().endControlFlow();
    if (tiling.joinsSamples()) {
      body.endControlFlow();
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name + "Store")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(float[].class, "target")
            .addParameter(TypeName.INT, "to")
            .addParameter(TypeName.INT, block());
    for (int k = 0; k < TOGETHER; k++) {
      method.addParameter(float[].class, "row" + k);
    }
    return method.addCode(body.build()).build();
  }
}
