package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.kernel.WinogradGradient;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.WinogradCode;
import org.cnnc.compiler.kernel.code.WinogradTiles;

/**
 * Renders a gradient by the kernel in Winograd's form. Of channels and filters the more are along
 * the lanes, the others are factors; a block of tiles is transformed, then each sum takes 8 tiles a
 * pass.
 */
final class WinogradGradientMethod {
  /** The floats of a place that stay in the first-level cache. */
  private static final int FLOATS = 4096;

  private static final int MOST_TILES = 64;

  private final String name;
  private final WinogradGradient gradient;
  private final Filtering filtering;
  private final Places places;
  private final KernelMembers members;
  private final WinogradSource source;
  private final WinogradTiles tiles;
  private final boolean filtersAlongLanes;
  private final int lanes;
  private final int factors;

  /** The most tiles of a block. */
  private final int together;

  WinogradGradientMethod(Renderer.Task task, WinogradGradient gradient, KernelMembers members) {
    this.name = task.name();
    this.gradient = gradient;
    this.filtering = gradient.filtering();
    this.places = task.places();
    this.members = members;
    this.source = gradient.source(name + "_plane");
    this.tiles = new WinogradTiles(gradient);
    this.filtersAlongLanes = gradient.filters() >= gradient.channels();
    this.lanes = Math.max(gradient.channels(), gradient.filters());
    this.factors = Math.min(gradient.channels(), gradient.filters());
    int fitting = FLOATS / lanes / Tiling.TAPS * Tiling.TAPS;
    this.together = Math.max(Tiling.TAPS, Math.min(MOST_TILES, fitting));
    source.plane().ifPresent(members::add);
    members.add(transform());
    members.add(multiply());
    members.add(add());
  }

  CodeBlock body() {
    CodeBlock.Builder body = CodeBlock.builder();
    int sums = filtering.places() * factors;
    rows(body, "tileValues", 2 * filtering.places(), lanes);
    rows(body, "tileTaps", filtering.places() * together, lanes);
    rows(body, "tileFactors", filtering.places() * together, factors);
    rows(body, "tileSums", sums, lanes);
    body.beginControlFlow("for (int row = 0; row < $L; row++)", sums);
    body.addStatement("$T.fill(tileSums[row], 0, $L, 0f)", Arrays.class, lanes);
    body.endControlFlow();
    body.addStatement("int tiles = samples * $L", gradient.tiles());
    body.beginControlFlow("for (int first = 0; first < tiles; first += $L)", together);
    body.addStatement("int count = Math.min($L, tiles - first)", together);
    body.addStatement("$LTransform(first, count)", name);
    body.addStatement("$LMultiply(count)", name);
    body.endControlFlow();
    return body.addStatement("$LAdd(gradients)", name).build();
  }

  private static void rows(CodeBlock.Builder body, String field, int count, int length) {
    body.addStatement("this.$1L = rows(this.$1L, $2L, $3L)", field, count, length);
  }

  private MethodSpec.Builder method(String part, String doc) {
    return MethodSpec.methodBuilder(name + part)
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc("$L\n", doc);
  }

  // ---- transforming a block of tiles

  private MethodSpec transform() {
    CodeBlock.Builder body = CodeBlock.builder();
    Buffer from = gradient.image().buffer();
    body.addStatement("float[] $L = $L", from.name(), places.of(from).array());
    body.addStatement("float[] output = $L", places.of(gradient.doutput().buffer()).array());
    tiles.open(body);
    String image = from.name();
    String start = "sample * " + from.elements() + " + ";
    if (source.plane().isPresent()) {
      Plane plane = source.plane().get();
      image = plane.name();
      start = "";
      WinogradTiles.openSample(body);
      body.addStatement(PlaneMethod.call(plane, "sample", "1")).endControlFlow();
    }
    body.addStatement(
        "int from = $Ly * $L + x * $L$L",
        start,
        source.line(),
        source.pixel(),
        WinogradCode.plus(source.origin()));
    body.beginControlFlow("for (int place = 0; place < $L; place++)", filtering.places());
    body.addStatement(
        "int pixel = from + place / $1L * $2L + place % $1L * $3L",
        filtering.size(), source.line(), source.pixel());
    body.addStatement(
        "System.arraycopy($L, pixel, tileValues[place], 0, $L)", image, gradient.channels());
    body.endControlFlow();
    WinogradLoops loops = members.winograd;
    spread(body, loops.imageOfTile(filtering, gradient.channels()), !filtersAlongLanes);
    body.add(tiles.place());
    body.add(tiles.copy("at", "tileValues[pixel]", "0", gradient.filters()));
    spread(body, loops.outputsOfTile(filtering, gradient.filters()), filtersAlongLanes);
    return method("Transform", "Transforms a block of tiles.")
        .addParameter(TypeName.INT, "first")
        .addParameter(TypeName.INT, "count")
        .addCode(body.endControlFlow().build())
        .build();
  }

  private void spread(CodeBlock.Builder body, String method, boolean alongLanes) {
    body.addStatement(
        "$L(tileValues, $L, tile, $L)", method, alongLanes ? "tileTaps" : "tileFactors", together);
  }

  // ---- multiplying it

  private MethodSpec multiply() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("float[][] taps = tileTaps");
    body.addStatement("float[][] factors = tileFactors");
    body.beginControlFlow("for (int row = 0; row < $L; row++)", filtering.places() * factors);
    body.addStatement("float[] sum = tileSums[row]");
    body.addStatement("int factor = row % $L", factors);
    body.addStatement("int t = row / $L * $L", factors, together);
    body.addStatement("int end = t + count");
    products(body, Tiling.TAPS);
    products(body, 1);
    return method("Multiply", "Adds the products of a block of tiles to the sums.")
        .addParameter(TypeName.INT, "count")
        .addCode(body.endControlFlow().build())
        .build();
  }

  /** So many tiles a pass, as long as there are as many. */
  private void products(CodeBlock.Builder body, int count) {
    List<String> vectors = new ArrayList<>();
    List<String> scalars = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      vectors.add("taps[t" + WinogradCode.plus(k) + "]");
      scalars.add("factors[t" + WinogradCode.plus(k) + "][factor]");
    }
    body.beginControlFlow("for (; t <= end - $1L; t += $1L)", count);
    body.addStatement(
        "$L(sum, $L, $L)",
        members.fma.name(count, lanes),
        String.join(", ", vectors),
        String.join(", ", scalars));
    body.endControlFlow();
  }

  // ---- from sums to gradients

  private MethodSpec add() {
    CodeBlock.Builder body = CodeBlock.builder();
    WinogradLine line = WinogradLine.ofKernelGradient(filtering);
    body.addStatement("float[] row = tileValues[$L]", Filtering.TAPS * filtering.size());
    body.beginControlFlow("for (int factor = 0; factor < $L; factor++)", factors);
    columns(body, line);
    addRows(body, line);
    return method("Add", "Transforms the sums and adds them to the gradients.")
        .addParameter(float[].class, "gradients")
        .addCode(body.endControlFlow().build())
        .build();
  }

  private void columns(CodeBlock.Builder body, WinogradLine line) {
    int size = filtering.size();
    body.beginControlFlow("for (int x = 0; x < $L; x++)", size);
    body.addStatement("int column = factor + x * $L", factors);
    members.winograd.write(
        body,
        line,
        lanes,
        new WinogradLine.Rows("tileValues[x", size, "]")::row,
        new WinogradLine.Rows("tileSums[column", size * factors, "]"));
    body.endControlFlow();
  }

  private void addRows(CodeBlock.Builder body, WinogradLine line) {
    Places.Place target = places.of(gradient.contraction().nest().target().buffer());
    int all = gradient.channels() * gradient.filters();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", Filtering.TAPS);
    body.addStatement("int from = y * $L", filtering.size());
    body.addStatement(
        "int to = $L + y * $L + factor * $L",
        target.offset(),
        Filtering.TAPS * all,
        filtersAlongLanes ? gradient.filters() : 1);
    WinogradLine.Rows rows = new WinogradLine.Rows("tileValues[from", 1, "]");
    for (int j = 0; j < Filtering.TAPS; j++) {
      String values = rows.of(line.expressions().get(j));
      body.addStatement("$L(row, $L)", members.winograd.loop(line, j, lanes), values);
      body.beginControlFlow("for (int i = 0; i < $L; i++)", lanes);
      body.addStatement(
          "$L[to + i * $L$L] += row[i]",
          target.array(),
          filtersAlongLanes ? 1 : gradient.filters(),
          WinogradCode.plus(j * all));
      body.endControlFlow();
    }
    body.endControlFlow();
  }
}
