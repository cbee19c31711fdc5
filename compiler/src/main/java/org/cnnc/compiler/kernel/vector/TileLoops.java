package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cnnc.compiler.kernel.Expr;

/** Writes the loops over panels and rows round the tiles of a contraction, and their calls. */
final class TileLoops {
  private final String name;
  private final Layout layout;
  private final RowTiles rows;
  private final boolean adds;
  private final List<Axis> sums;
  private final String count;
  private final KernelParts parts;
  private final Set<String> written = new HashSet<>();

  // The panels at hand.
  private int firstPanel;
  private int panels;
  private boolean looped;

  /**
   * The loops of a contraction.
   *
   * @param sums the loops summed over in a tile
   * @param count the steps of the outermost of them, in Java; empty if it is a constant
   */
  TileLoops(
      String name, Layout layout, RowTiles rows, List<Axis> sums, String count, KernelParts parts) {
    this.name = name;
    this.layout = layout;
    this.rows = rows;
    this.adds = layout.contraction().addsOverSamples();
    this.sums = sums;
    this.count = count;
    this.parts = parts;
  }

  /** All tiles of the given outer loops, from a place on. */
  CodeBlock from(Place place, List<Axis> outer) {
    CodeBlock.Builder body = CodeBlock.builder();
    int together = panelsTogether();
    int whole = layout.lane().extent() / (together * layout.unit().panel());
    if (whole > 0) {
      panels = together;
      looped = whole > 1;
      if (looped) {
        body.beginControlFlow("for (int panel = 0; panel < $L; panel++)", whole);
      }
      eachRow(body, outer, place);
      if (looped) {
        body.endControlFlow();
      }
    }
    if (whole * together < layout.panels()) {
      firstPanel = whole * together;
      panels = layout.panels() - firstPanel;
      looped = false;
      eachRow(body, outer, place);
    }
    return body.build();
  }

  /** Few rows need more columns, or the sums would wait for each other. */
  private int panelsTogether() {
    return switch (rows.rows()) {
      case 1 -> 4;
      case 2, 3 -> 2;
      default -> 1;
    };
  }

  private void eachRow(CodeBlock.Builder body, List<Axis> outer, Place place) {
    Place at = place;
    for (Axis axis : outer) {
      body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", axis.name(), axis.end());
      at = at.at(axis.name(), axis);
    }
    if (rows.areSamples()) {
      sampleTiles(body, at);
    } else {
      tiles(body, at);
    }
    outer.forEach(axis -> body.endControlFlow());
  }

  /** As many samples together as there are, the rest one by one. */
  private void sampleTiles(CodeBlock.Builder body, Place place) {
    Axis samples = rows.tiled().get(0);
    int size = rows.sizes().get(0);
    Place at = place.at("sample", samples);
    body.beginControlFlow("for (int sample = 0; sample + $1L <= samples; sample += $1L)", size);
    call(body, List.of(size), at);
    body.endControlFlow();
    body.beginControlFlow(
        "for (int sample = samples - samples % $L; sample < samples; sample++)", size);
    call(body, List.of(1), at);
    body.endControlFlow();
  }

  private void tiles(CodeBlock.Builder body, Place place) {
    Place at = place;
    int open = 0;
    for (int i = 0; i < rows.tiled().size(); i++) {
      Axis axis = rows.tiled().get(i);
      if (axis.extent() != rows.sizes().get(i)) {
        openTiles(body, axis, rows.sizes().get(i));
        at = at.at(axis.name(), axis);
        open++;
      }
    }
    call(body, rows.sizes(), at);
    for (int i = 0; i < open; i++) {
      body.endControlFlow();
    }
    if (adds && rows.rest() > 0) {
      restOfRows(body, at);
    }
  }

  /** An assigned target may be met twice: then the last tile is a whole one too. */
  private void openTiles(CodeBlock.Builder body, Axis axis, int size) {
    int rest = axis.extent() % size;
    String loop = axis.name();
    if (adds || rest == 0) {
      body.beginControlFlow(
          "for (int $1L = 0; $1L < $2L; $1L += $3L)", loop, axis.extent() - rest, size);
      return;
    }
    body.beginControlFlow("for (int $1L0 = 0; $1L0 < $2L; $1L0 += $3L)", loop, axis.extent(), size);
    body.addStatement("int $1L = Math.min($1L0, $2L)", loop, axis.extent() - size);
  }

  /** The last, smaller tile: an element must not be added to twice. */
  private void restOfRows(CodeBlock.Builder body, Place at) {
    Axis axis = rows.tiled().get(0);
    body.beginControlFlow("");
    body.addStatement("int $L = $L", axis.name(), axis.extent() - rows.rest());
    call(body, List.of(rows.rest()), at);
    body.endControlFlow();
  }

  private void call(CodeBlock.Builder body, List<Integer> counts, Place at) {
    Tile tile = new Tile(rows.offsets(counts), Tile.columns(layout, firstPanel, panels));
    String tileName = name + "Tile" + tile.rows().size() + "x" + tile.columns().size();
    if (tile.isRagged(layout.unit())) {
      tileName += "Rest";
    }
    TileMethod method =
        new TileMethod(tileName, tile, TileMethod.Sums.of(layout), sums, !count.isEmpty());
    if (written.add(tileName)) {
      parts.add(method.method());
    }
    int panel = layout.unit().panel();
    String vectors = looped ? Place.times("panel", panels * layout.panelStride()) : "";
    String lanes = looped ? Place.times("panel", panels * panel) : "";
    body.addStatement(
        "$L",
        method.call(
            Place.plus(at.scalar(), layout.scalarAddress().constant()),
            Place.plus(
                Place.sum(at.vector(), vectors),
                layout.vectorAddress().constant() + firstPanel * layout.panelStride()),
            Place.plus(
                Place.sum(at.target(), lanes),
                layout.targetAddress().constant() + firstPanel * panel),
            Place.plus(lanes, biasOffset() + firstPanel * panel),
            count));
  }

  private int biasOffset() {
    return layout.contraction().nest().init() instanceof Expr.Load load
        ? layout.placed(load.access()).constant()
        : 0;
  }
}
