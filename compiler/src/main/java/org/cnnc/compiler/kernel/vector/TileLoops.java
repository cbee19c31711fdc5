package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.code.Turns;

/** Writes the loops over panels and rows round the tiles of a contraction, and their calls. */
final class TileLoops {
  private final String name;
  private final Layout layout;
  private final RowTiles rows;
  private final boolean adds;
  private final List<Axis> sums;
  private final String count;
  private final KernelParts parts;
  private final Cut cut;
  private final Set<String> written = new HashSet<>();

  /**
   * The loops of a contraction.
   *
   * @param sums the loops summed over in a tile
   * @param count the steps of the outermost of them, in Java; empty if it is a constant
   * @param cut the loop whose turns the method takes a part of
   */
  TileLoops(
      String name,
      Layout layout,
      RowTiles rows,
      List<Axis> sums,
      String count,
      KernelParts parts,
      Cut cut) {
    this.name = name;
    this.layout = layout;
    this.rows = rows;
    this.adds = layout.contraction().addsOverSamples();
    this.sums = sums;
    this.count = count;
    this.parts = parts;
    this.cut = cut;
  }

  /**
   * Panels that a tile spans.
   *
   * @param looped whether they are the first of several in a loop over {@code panel}
   */
  private record Panels(int first, int count, boolean looped) {}

  /** All tiles of the given outer loops, from a place on. */
  CodeBlock from(Place place, List<Axis> outer) {
    CodeBlock.Builder body = CodeBlock.builder();
    int together = panelsTogether(rows);
    int whole = layout.lane().extent() / (together * layout.unit().panel());
    int rest = layout.panels() - whole * together;
    if (whole > 1) {
      String begin = cut.panels() ? "from" : "0";
      String end = cut.panels() ? rest > 0 ? "Math.min(to, " + whole + ")" : "to" : "" + whole;
      body.beginControlFlow("for (int panel = $L; panel < $L; panel++)", begin, end);
      eachRow(body, outer, place, new Panels(0, together, true));
      body.endControlFlow();
    } else if (whole == 1) {
      eachRow(body, outer, place, new Panels(0, together, false));
    }
    if (rest > 0) {
      if (cut.panels()) {
        body.beginControlFlow("if (to > $L)", whole);
      }
      eachRow(body, outer, place, new Panels(whole * together, rest, false));
      if (cut.panels()) {
        body.endControlFlow();
      }
    }
    return body.build();
  }

  /** Few rows need more columns, or the sums would wait for each other. */
  static int panelsTogether(RowTiles rows) {
    return switch (rows.rows()) {
      case 1 -> 4;
      case 2, 3 -> 2;
      default -> 1;
    };
  }

  private void eachRow(CodeBlock.Builder body, List<Axis> outer, Place place, Panels panels) {
    Place at = place;
    for (Axis axis : outer) {
      Turns turns = cut.isAt(axis) ? Turns.SHARED : new Turns("0", axis.end());
      body.beginControlFlow(
          "for (int $1L = $2L; $1L < $3L; $1L++)", axis.name(), turns.begin(), turns.end());
      at = at.at(axis.name(), axis);
    }
    if (rows.areSamples()) {
      sampleTiles(body, at, panels);
    } else {
      tiles(body, at, panels);
    }
    outer.forEach(axis -> body.endControlFlow());
  }

  /** As many samples together as there are, the rest one by one. */
  private void sampleTiles(CodeBlock.Builder body, Place place, Panels panels) {
    Axis samples = rows.tiled().get(0);
    int size = rows.sizes().get(0);
    Place at = place.at("sample", samples);
    body.beginControlFlow("for (int sample = 0; sample + $1L <= samples; sample += $1L)", size);
    call(body, List.of(size), at, panels);
    body.endControlFlow();
    body.beginControlFlow(
        "for (int sample = samples - samples % $L; sample < samples; sample++)", size);
    call(body, List.of(1), at, panels);
    body.endControlFlow();
  }

  private void tiles(CodeBlock.Builder body, Place place, Panels panels) {
    Place at = place;
    int open = 0;
    for (int i = 0; i < rows.tiled().size(); i++) {
      Axis axis = rows.tiled().get(i);
      if (axis.extent() != rows.sizes().get(i)) {
        open(body, axis, rows.sizes().get(i), !adds, cut.isAt(axis));
        at = at.at(axis.name(), axis);
        open++;
      }
    }
    call(body, rows.sizes(), at, panels);
    for (int i = 0; i < open; i++) {
      body.endControlFlow();
    }
    if (adds && rows.rest() > 0) {
      restOfRows(body, at, panels);
    }
  }

  /**
   * Opens the loop over the tiles of an axis.
   *
   * @param overlap whether the last tile is a whole one too, where an assigned target may be met
   *     twice
   * @param shared whether the method takes some of the tiles alone
   */
  static void open(CodeBlock.Builder body, Axis axis, int size, boolean overlap, boolean shared) {
    int rest = axis.extent() % size;
    String loop = axis.name();
    if (shared) {
      body.beginControlFlow("for (int $1L0 = from; $1L0 < to; $1L0++)", loop);
      String begin = loop + "0 * " + size;
      body.addStatement(
          "int $L = $L",
          loop,
          rest == 0 ? begin : "Math.min(" + begin + ", " + (axis.extent() - size) + ")");
      return;
    }
    if (!overlap || rest == 0) {
      body.beginControlFlow(
          "for (int $1L = 0; $1L < $2L; $1L += $3L)", loop, axis.extent() - rest, size);
      return;
    }
    body.beginControlFlow("for (int $1L0 = 0; $1L0 < $2L; $1L0 += $3L)", loop, axis.extent(), size);
    body.addStatement("int $1L = Math.min($1L0, $2L)", loop, axis.extent() - size);
  }

  /** The last, smaller tile: an element must not be added to twice. */
  private void restOfRows(CodeBlock.Builder body, Place at, Panels panels) {
    Axis axis = rows.tiled().get(0);
    body.beginControlFlow("");
    body.addStatement("int $L = $L", axis.name(), axis.extent() - rows.rest());
    call(body, List.of(rows.rest()), at, panels);
    body.endControlFlow();
  }

  private void call(CodeBlock.Builder body, List<Integer> counts, Place at, Panels panels) {
    Tile tile =
        new Tile(rows.offsets(counts), Tile.columns(layout, panels.first(), panels.count()));
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
    String vectors =
        panels.looped() ? Place.times("panel", panels.count() * layout.panelStride()) : "";
    String lanes = panels.looped() ? Place.times("panel", panels.count() * panel) : "";
    body.addStatement(
        "$L",
        method.call(
            Place.plus(at.scalar(), layout.scalarAddress().constant()),
            Place.plus(
                Place.sum(at.vector(), vectors),
                layout.vectorAddress().constant() + panels.first() * layout.panelStride()),
            Place.plus(
                Place.sum(at.target(), lanes),
                layout.targetAddress().constant() + panels.first() * panel),
            Place.plus(lanes, biasOffset() + panels.first() * panel),
            count));
  }

  private int biasOffset() {
    return layout.contraction().nest().init() instanceof Expr.Load load
        ? layout.placed(load.access()).constant()
        : 0;
  }
}
