package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.PackedWeights;
import org.cnnc.compiler.kernel.code.WinogradCode;
import org.cnnc.compiler.kernel.code.WinogradKernel;

/**
 * Renders a convolution in Winograd's form with its tiles along the lanes. The values of a tile are
 * rows of their own for each channel; 8 channels at a time are multiplied into the rows of some
 * filters, which are transformed back and written 8 filters in one sweep.
 */
final class WinogradMethod {
  private static final int TOGETHER = LaneCopies.TOGETHER;

  private final String name;
  private final Renderer.Task task;
  private final Winograd winograd;
  private final WinogradTiling tiling;
  private final WinogradSource source;
  private final WinogradOutputs outputs;
  private final KernelMembers members;

  WinogradMethod(Renderer.Task task, Winograd winograd, KernelMembers members) {
    this.name = task.name();
    this.task = task;
    this.winograd = winograd;
    this.members = members;
    this.tiling = WinogradTiling.of(winograd);
    this.source = winograd.source(name + "_plane");
    this.outputs = new WinogradOutputs(name, tiling, task.places(), members.winograd);
    int channels = winograd.channels();
    int filters = winograd.filters();
    WinogradKernel kernel =
        new WinogradKernel("f * " + channels, filters, channels, 1, filters * channels);
    members.packed.add(
        new PackedWeights.Copy(
            kernel(),
            Math.multiplyExact(places() * filters, channels),
            kernel.pack(winograd, task.places().of(winograd.kernel().buffer()).offset()),
            task.training()));
    source.plane().ifPresent(members::add);
    members.add(gather());
    members.add(gatherPlace());
    members.add(outputs.store());
  }

  private String kernel() {
    return name + "_kernel";
  }

  private Buffer target() {
    return winograd.contraction().nest().target().buffer();
  }

  private int places() {
    return winograd.filtering().places();
  }

  /** The name of the method that transforms a channel of so many tiles. */
  private String image(int trip) {
    return members.winograd.image(winograd.filtering(), trip);
  }

  private String image() {
    return source.plane().map(Plane::name).orElse(winograd.image().buffer().name());
  }

  CodeBlock body() {
    CodeBlock.Builder body = CodeBlock.builder();
    if (tiling.joinsSamples()) {
      members.add(block(tiling.samples()));
      members.add(block(1));
      body.beginControlFlow("for (int first = 0, count; first < samples; first += count)");
      body.add("// a block of one sample has its own, shorter loops\n");
      body.addStatement(
          "count = samples - first > $1L ? Math.min($2L, samples - first) : 1",
          tiling.samples() / 2,
          tiling.samples());
      body.beginControlFlow("if (count > 1)");
      body.addStatement("$L(weights, first, count)", blockName(tiling.samples()));
      body.nextControlFlow("else");
      body.addStatement("$L(weights, first, 1)", blockName(1));
      return body.endControlFlow().endControlFlow().build();
    }
    members.add(block(1));
    LoopMethod.open(body, Loop.SAMPLE);
    source.plane().ifPresent(p -> body.addStatement(PlaneMethod.call(p, "sample", "1")));
    if (tiling.isWhole()) {
      body.addStatement("$L(weights, sample, 0)", blockName(1));
    } else {
      int rows = winograd.tileRows();
      body.beginControlFlow("for (int row = 0; row < $L; row += $L)", rows, tiling.rows());
      body.addStatement(
          "$L(weights, sample, Math.min(row, $L))", blockName(1), rows - tiling.rows());
      body.endControlFlow();
    }
    return body.endControlFlow().build();
  }

  private String blockName(int samples) {
    return name + "Tiles" + tiling.trip(samples);
  }

  /** Computes a block of up to that many samples. */
  private MethodSpec block(int samples) {
    int trip = tiling.trip(samples);
    CodeBlock.Builder body = CodeBlock.builder();
    Buffer image = winograd.image().buffer();
    body.addStatement("float[] $L = $L", image.name(), task.places().of(image).array());
    body.addStatement("float[] $L = $L", target().name(), task.places().of(target()).array());
    body.addStatement("float[] kernel = $L", kernel());
    int channels = winograd.channels();
    rows(body, "tiles", places() * (channels + 1), trip);
    rows(body, "products", places() * tiling.filters() + outputs.columns(), trip);
    if (tiling.joinsSamples()) {
      gatherSamples(body, trip);
    } else {
      body.beginControlFlow("for (int c = 0; c < $L; c += $L)", channels, TOGETHER);
      String from = source.plane().isPresent() ? "c" : "first * " + image.elements() + " + c";
      body.addStatement("$LGather(tiles, c, 0, $L, $L, row)", name, image(), from);
      body.beginControlFlow("for (int k = 0; k < $L; k++)", TOGETHER);
      body.addStatement("$L(tiles, $L, c + k)", image(trip), channels);
      body.endControlFlow().endControlFlow();
    }
    body.beginControlFlow(
        "for (int group = 0; group < $L; group += $L)", winograd.filters(), tiling.filters());
    multiply(body, trip);
    body.addStatement(
        "$L(products, weights, group, $L, first, $L)",
        outputs.method(trip),
        target().name(),
        tiling.joinsSamples() ? "count" : "row");
    body.endControlFlow();
    outputs.methods(trip).forEach(members::add);
    return MethodSpec.methodBuilder(blockName(samples))
        .addModifiers(Modifier.PRIVATE)
        .addParameter(float[].class, "weights")
        .addParameter(TypeName.INT, "first")
        .addParameter(TypeName.INT, tiling.joinsSamples() ? "count" : "row")
        .addCode(body.build())
        .build();
  }

  private static void rows(CodeBlock.Builder body, String field, int count, int length) {
    body.addStatement("this.$1L = rows(this.$1L, $2L, $3L)", field, count, length);
    body.addStatement("float[][] $1L = this.$1L", field);
  }

  private void gatherSamples(CodeBlock.Builder body, int trip) {
    int channels = winograd.channels();
    int elements = winograd.image().buffer().elements();
    body.beginControlFlow("for (int sample = 0; sample < count; sample++)");
    source.plane().ifPresent(p -> body.addStatement(PlaneMethod.call(p, "(first + sample)", "1")));
    String from = source.plane().isPresent() ? "c" : "(first + sample) * " + elements + " + c";
    body.beginControlFlow("for (int c = 0; c < $L; c += $L)", channels, TOGETHER);
    body.addStatement(
        "$LGather(tiles, c, sample * $L, $L, $L, 0)", name, tiling.tiles(), image(), from);
    body.endControlFlow().endControlFlow();
    body.beginControlFlow("for (int c = 0; c < $L; c++)", channels);
    body.addStatement("$L(tiles, $L, c)", image(trip), channels);
    body.endControlFlow();
  }

  /** The places of 8 channels, a row of tiles after the other. */
  private MethodSpec gather() {
    CodeBlock.Builder body = CodeBlock.builder();
    tiling.openRows(body, "(row + t)");
    body.beginControlFlow("for (int place = 0; place < $L; place++)", places());
    body.addStatement(
        "int at = from + (y + place / $1L) * $2L + place % $1L * $3L$4L",
        winograd.filtering().size(),
        source.line(),
        source.pixel(),
        WinogradCode.plus(source.origin()));
    body.addStatement("int to = place * $L + c", winograd.channels());
    StringJoiner rows = new StringJoiner(", ");
    for (int k = 0; k < TOGETHER; k++) {
      rows.add("tiles[to" + WinogradCode.plus(k) + "]");
    }
    body.addStatement("$LPlace(image, at, lane, $L)", name + "Gather", rows);
    body.endControlFlow();
    body.addStatement("lane += $L", winograd.tileColumns());
    body.endControlFlow();
    return MethodSpec.methodBuilder(name + "Gather")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Puts 8 channels of the image's tiles into rows.\n")
        .addParameter(float[][].class, "tiles")
        .addParameter(TypeName.INT, "c")
        .addParameter(TypeName.INT, "lane")
        .addParameter(float[].class, "image")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "row")
        .addCode(body.build())
        .build();
  }

  private MethodSpec gatherPlace() {
    CodeBlock.Builder body = CodeBlock.builder();
    tiling.openColumns(body);
    body.addStatement("int at = from + x * $L", source.pixel());
    for (int k = 0; k < TOGETHER; k++) {
      body.addStatement("row$L[lane + u] = image[at$L]", k, WinogradCode.plus(k));
    }
    body.endControlFlow();
    return rowsMethod(name + "GatherPlace", "image", "from", body.build());
  }

  /** A method between 8 rows, from a lane on, and an array. */
  static MethodSpec rowsMethod(String name, String array, String place, CodeBlock body) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(float[].class, array)
            .addParameter(TypeName.INT, place)
            .addParameter(TypeName.INT, "lane");
    for (int k = 0; k < TOGETHER; k++) {
      method.addParameter(float[].class, "row" + k);
    }
    return method.addCode(body).build();
  }

  /** The places of a group of filters, 8 channels after the other. */
  private void multiply(CodeBlock.Builder body, int trip) {
    body.beginControlFlow("for (int place = 0; place < $L; place++)", places());
    products(body, "", members.fma.first(Tiling.TAPS, trip));
    body.beginControlFlow("for (int c = $1L; c < $2L; c += $1L)", Tiling.TAPS, winograd.channels());
    products(body, " + c", members.fma.name(Tiling.TAPS, trip));
    body.endControlFlow().endControlFlow();
  }

  /** A group of filters takes 8 channels. */
  private void products(CodeBlock.Builder body, String c, String loop) {
    int channels = winograd.channels();
    int filters = tiling.filters();
    body.beginControlFlow("for (int f = 0; f < $L; f++)", filters);
    body.addStatement("int k = (place * $L + group + f) * $L$L", winograd.filters(), channels, c);
    List<String> factors = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int k = 0; k < Tiling.TAPS; k++) {
      rows.add("tiles[place * " + channels + c + WinogradCode.plus(k) + "]");
      factors.add("kernel[k" + WinogradCode.plus(k) + "]");
    }
    body.addStatement(
        "$L(products[place * $L + f], $L, $L)",
        loop,
        filters,
        String.join(", ", rows),
        String.join(", ", factors));
    body.endControlFlow();
  }
}
