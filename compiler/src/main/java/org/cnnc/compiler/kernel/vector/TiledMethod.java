package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;

/** Writes the method of a contraction: the loops over samples, panels and rows round its tiles. */
final class TiledMethod {
  /** Floats of operands that stay in a second-level cache beside everything else. */
  private static final int CACHED = 1 << 16;

  /** Samples assumed where their number is not known. */
  private static final int SAMPLES = 8;

  private final String name;
  private final Layout layout;
  private final KernelParts parts;
  private final boolean training;
  private final RowTiles rows;
  private final List<Axis> reductions;
  private final boolean adds;

  TiledMethod(String name, Layout layout, KernelParts parts, boolean training) {
    this.name = name;
    this.layout = layout;
    this.parts = parts;
    this.training = training;
    this.adds = layout.contraction().addsOverSamples();
    this.rows = RowTiles.of(layout.rows(), layout.depth(), !adds, layout.unit());
    this.reductions = layout.reductions();
  }

  CodeBlock body() {
    CodeBlock.Builder body = CodeBlock.builder();
    declareArrays(body);
    if (adds) {
      sumOverSamples(body);
    } else {
      assign(body);
    }
    return body.build();
  }

  private void declareArrays(CodeBlock.Builder body) {
    layout
        .scalar()
        .ifPresent(
            s ->
                body.addStatement(
                    "float[] scalars = $L",
                    layout.plane().map(p -> p.name()).orElse(array(s.buffer()))));
    body.addStatement("float[] vectors = $L", layout.packed() ? packedName() : array(vector()));
    body.addStatement("float[] target = $L", array(layout.contraction().nest().target().buffer()));
  }

  private Buffer vector() {
    return layout.vector().buffer();
  }

  private String array(Buffer buffer) {
    return layout.places().of(buffer).array();
  }

  private String packedName() {
    return name + "Panels";
  }

  // ---- the target is assigned: forward and gradients by inputs

  private void assign(CodeBlock.Builder body) {
    boolean far = layout.packedElements() > 2 * CACHED;
    int one = scalarElements();
    boolean panelsOutside = layout.plane().isEmpty() && rowsAreSamples();
    if (far || one * SAMPLES <= CACHED || panelsOutside) {
      copies(true);
      body.add(fillAll());
      eachGroup(body, () -> eachRow(body, rows.outer(), "", ""));
    } else {
      copies(false);
      Axis samples = rows.outer().get(0);
      openSamples(body);
      layout
          .plane()
          .ifPresent(
              p ->
                  body.addStatement(
                      "$L(scalars, 0, $L, sample * $L)",
                      fillName(),
                      array(p.access().buffer()),
                      p.access().buffer().elements()));
      String a = layout.plane().isPresent() ? "" : times("sample", samples.scalar());
      String c = times("sample", samples.target());
      eachGroup(body, () -> eachRow(body, rows.outer().subList(1, rows.outer().size()), a, c));
      body.endControlFlow();
    }
  }

  private boolean rowsAreSamples() {
    return rows.tiled().size() == 1 && rows.tiled().get(0).isSamples();
  }

  private int scalarElements() {
    return layout
        .plane()
        .map(p -> p.elements())
        .orElseGet(() -> layout.scalar().map(s -> s.buffer().elements()).orElse(0));
  }

  private static void openSamples(CodeBlock.Builder body) {
    body.beginControlFlow("for (int sample = 0; sample < samples; sample++)");
  }

  private static String times(String loop, int stride) {
    return stride == 0 ? "" : stride == 1 ? loop : loop + " * " + stride;
  }

  // ---- the target is added to: gradients by weights

  private void sumOverSamples(CodeBlock.Builder body) {
    int bytesOfOne = scalarElements() + vector().elements();
    boolean together = bytesOfOne <= CACHED / 4 || reductions.size() < 2;
    copies(together);
    if (together) {
      body.add(fillAll());
      eachGroup(body, () -> eachRow(body, rows.outer(), "", ""));
      return;
    }
    openSamples(body);
    fillOne(body, "0");
    Axis banded = reductions.get(1);
    int step = Math.max(1, CACHED * banded.extent() / bytesOfOne);
    String a = layout.plane().isPresent() ? "" : times("sample", reductions.get(0).scalar());
    String b = layout.packed() ? "" : times("sample", reductions.get(0).vector());
    if (step >= banded.extent()) {
      body.addStatement("int count = $L", banded.extent());
    } else {
      body.beginControlFlow("for (int band = 0; band < $L; band += $L)", banded.extent(), step);
      body.addStatement("int count = Math.min($L, $L - band)", step, banded.extent());
      a = sum(a, times("band", banded.scalar()));
      b = sum(b, times("band", banded.vector()));
    }
    String scalar = a;
    vectorBase = b;
    eachGroup(body, () -> eachRow(body, rows.outer(), scalar, ""));
    if (step < banded.extent()) {
      body.endControlFlow();
    }
    body.endControlFlow();
  }

  private String vectorBase = "";

  private static String sum(String a, String b) {
    return a.isEmpty() ? b : b.isEmpty() ? a : a + " + " + b;
  }

  // ---- copies of operands

  private boolean samplesTogether;

  /** Declares the copies, of one sample or of all. */
  private void copies(boolean together) {
    samplesTogether = together;
    layout
        .plane()
        .ifPresent(
            p -> {
              parts.addArray(
                  p.name(),
                  "The operand with the zeros around it.",
                  floats(together, p.elements()));
              parts.add(PlaneFill.method(fillName(), p));
            });
    if (layout.packsWeights()) {
      parts.addPacked(
          packedName(),
          layout.packedElements(),
          new PanelMethod(layout).ofWeight(packName(), packedName(), training),
          training);
    } else if (layout.packed()) {
      parts.addArray(
          packedName(),
          "The operand in panels of two vectors.",
          floats(together, layout.packedElements()));
      parts.add(new PanelMethod(layout).ofSample(packName()));
    }
  }

  private static CodeBlock floats(boolean together, int elements) {
    return together
        ? CodeBlock.of("floats(capacity(), $L)", elements)
        : CodeBlock.of("new float[$L]", elements);
  }

  private String fillName() {
    return name + "Fill";
  }

  private String packName() {
    return name + "Pack";
  }

  private CodeBlock fillAll() {
    CodeBlock.Builder body = CodeBlock.builder();
    boolean packs = layout.packed() && !layout.packsWeights();
    if (layout.plane().isPresent() || packs) {
      openSamples(body);
      fillOne(body, "sample");
      body.endControlFlow();
    }
    return body.build();
  }

  /** Copies the sample at hand to a place of the copies. */
  private void fillOne(CodeBlock.Builder body, String place) {
    layout
        .plane()
        .ifPresent(
            p ->
                body.addStatement(
                    "$L(scalars, $L, $L, sample * $L)",
                    fillName(),
                    place.equals("0") ? "0" : place + " * " + p.elements(),
                    array(p.access().buffer()),
                    p.access().buffer().elements()));
    if (layout.packed() && !layout.packsWeights()) {
      body.addStatement(
          "$L(vectors, $L, $L, sample * $L)",
          packName(),
          place.equals("0") ? "0" : place + " * " + layout.packedElements(),
          array(vector()),
          vector().elements());
    }
  }

  // ---- groups of panels

  private int firstPanel;
  private int panels;
  private boolean looped;

  /** Runs the body for all whole groups of panels in a loop, and for the rest once. */
  private void eachGroup(CodeBlock.Builder body, Runnable inner) {
    int together = panelsTogether();
    int whole = layout.lane().extent() / (together * layout.unit().panel());
    if (whole > 0) {
      firstPanel = 0;
      panels = together;
      looped = whole > 1;
      if (looped) {
        body.beginControlFlow("for (int panel = 0; panel < $L; panel++)", whole);
      }
      inner.run();
      if (looped) {
        body.endControlFlow();
      }
    }
    if (whole * together < layout.panels()) {
      firstPanel = whole * together;
      panels = layout.panels() - firstPanel;
      looped = false;
      inner.run();
    }
  }

  /** Few rows need more columns, or the sums would wait for each other. */
  private int panelsTogether() {
    return switch (Math.max(1, rows.rows())) {
      case 1 -> 4;
      case 2, 3 -> 2;
      default -> 1;
    };
  }

  // ---- rows

  private void eachRow(CodeBlock.Builder body, List<Axis> outer, String a, String c) {
    for (Axis axis : outer) {
      body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", axis.name(), axis.end());
      a = sum(a, times(axis.name(), axis.scalar()));
      c = sum(c, times(axis.name(), axis.target()));
    }
    if (rowsAreSamples()) {
      sampleTiles(body, a, c);
    } else {
      tiles(body, a, c);
    }
    outer.forEach(axis -> body.endControlFlow());
  }

  /** As many samples together as there are, the rest one by one. */
  private void sampleTiles(CodeBlock.Builder body, String a, String c) {
    Axis samples = rows.tiled().get(0);
    int size = rows.sizes().get(0);
    String at = sum(a, times("sample", samples.scalar()));
    String to = sum(c, times("sample", samples.target()));
    body.beginControlFlow("for (int sample = 0; sample + $1L <= samples; sample += $1L)", size);
    call(body, List.of(size), at, to);
    body.endControlFlow();
    body.beginControlFlow(
        "for (int sample = samples - samples % $L; sample < samples; sample++)", size);
    call(body, List.of(1), at, to);
    body.endControlFlow();
  }

  private void tiles(CodeBlock.Builder body, String a, String c) {
    for (int i = 0; i < rows.tiled().size(); i++) {
      Axis axis = rows.tiled().get(i);
      int size = rows.sizes().get(i);
      int rest = axis.extent() % size;
      String loop = axis.name();
      if (axis.extent() == size) {
        continue;
      }
      int end = adds ? axis.extent() - rest : axis.extent();
      if (!adds && rest > 0) {
        body.beginControlFlow(
            "for (int from = 0; from < $L; from += $L)".replace("from", loop + "0"), end, size);
        body.addStatement("int $L = Math.min($L, $L)", loop, loop + "0", axis.extent() - size);
      } else {
        body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L += $3L)", loop, end, size);
      }
      a = sum(a, times(loop, axis.scalar()));
      c = sum(c, times(loop, axis.target()));
    }
    call(body, rows.sizes(), a, c);
    for (int i = 0; i < rows.tiled().size(); i++) {
      if (rows.tiled().get(i).extent() != rows.sizes().get(i)) {
        body.endControlFlow();
      }
    }
    if (adds && rows.rest() > 0) {
      restOfRows(body, a, c);
    }
  }

  /** The last, smaller tile: an element must not be added to twice. */
  private void restOfRows(CodeBlock.Builder body, String a, String c) {
    Axis axis = rows.tiled().get(0);
    String whole = times(axis.name(), axis.scalar());
    int from = axis.extent() - rows.rest();
    body.beginControlFlow("");
    body.addStatement("int $L = $L", axis.name(), from);
    call(body, List.of(rows.rest()), a, c);
    body.endControlFlow();
  }

  // ---- tiles

  private final List<String> written = new ArrayList<>();

  private void call(CodeBlock.Builder body, List<Integer> counts, String a, String c) {
    Tile tile = new Tile(rows.offsets(counts), Tile.columns(layout, firstPanel, panelsOfTile()));
    String tileName = name + "Tile" + tile.rows().size() + "x" + tile.columns().size();
    if (tile.isRagged(layout.unit())) {
      tileName += "Rest";
    }
    boolean counted = adds && !samplesTogether;
    boolean summed = adds && samplesTogether;
    List<Axis> sums = counted ? reductions.subList(1, reductions.size()) : reductions;
    TileMethod method =
        new TileMethod(tileName, tile, TileMethod.Sums.of(layout), sums, counted || summed);
    if (!written.contains(tileName)) {
      written.add(tileName);
      parts.add(method.method());
    }
    int base = firstPanel * layout.panelStride();
    String panel = looped ? times("panel", panels * layout.panelStride()) : "";
    String lane = looped ? times("panel", panels * layout.unit().panel()) : "";
    int laneBase = firstPanel * layout.unit().panel();
    Affine scalar = layout.scalarAddress();
    Affine vector = layout.vectorAddress();
    Affine target = layout.targetAddress();
    body.addStatement(
        "$L",
        method.call(
            constant(a, scalar.constant()),
            constant(sum(vectorBase, panel), vector.constant() + base),
            constant(sum(c, lane), target.constant() + laneBase),
            constant(lane, biasOffset() + laneBase),
            summed ? "samples" : "count"));
  }

  private int panelsOfTile() {
    return panels;
  }

  private int biasOffset() {
    if (layout.contraction().nest().init() instanceof org.cnnc.compiler.kernel.Expr.Load load) {
      return layout.placed(load.access()).constant();
    }
    return 0;
  }

  private static String constant(String terms, int constant) {
    if (terms.isEmpty()) {
      return String.valueOf(constant);
    }
    return constant == 0 ? terms : terms + " + " + constant;
  }
}
