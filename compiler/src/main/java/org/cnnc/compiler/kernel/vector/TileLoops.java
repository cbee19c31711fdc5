package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.kernel.code.Turns;

/** Writes the loops over panels and rows round the tiles of a contraction, and their calls. */
final class TileLoops {
  /** Sums of a single row wait for each other unless there are eight. */
  private static final int MOST_TOGETHER = 4;

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
    this.adds = layout.contraction().nest().startsAtTarget();
    this.sums = sums;
    this.count = count;
    this.parts = parts;
    this.cut = cut;
  }

  /** All tiles of the given outer loops, from a place on. */
  CodeBlock from(Place place, List<Axis> outer) {
    CodeBlock.Builder body = CodeBlock.builder();
    boolean apart = rows.areSamples() && cut.panels();
    if (apart) {
      // Threads share a single sample; several go with the first piece.
      body.beginControlFlow("if (from == 0)");
    }
    int piece = 0;
    for (PanelGroup panels : groups(layout, rows)) {
      boolean shared = cut.panels() && !apart;
      open(body, panels, piece, shared);
      eachRow(body, outer, place, panels);
      close(body, panels, shared);
      piece += panels.repeats();
    }
    if (apart) {
      body.endControlFlow();
    }
    if (rows.areSamples()) {
      singles(body, place);
    }
    return body.build();
  }

  /** The panels that the tiles of several rows go through. */
  static List<PanelGroup> groups(Layout layout, RowTiles rows) {
    return PanelGroup.of(layout, panelsTogether(rows));
  }

  /** The panels that a single row goes through. */
  static List<PanelGroup> groupsOfSingle(Layout layout) {
    return PanelGroup.of(layout, MOST_TOGETHER);
  }

  /** Few rows need more columns, or the sums would wait for each other. */
  private static int panelsTogether(RowTiles rows) {
    return switch (rows.rows()) {
      case 1 -> MOST_TOGETHER;
      case 2, 3 -> 2;
      default -> 1;
    };
  }

  private void eachRow(CodeBlock.Builder body, List<Axis> outer, Place place, PanelGroup panels) {
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

  /** As many samples together as there are. */
  private void sampleTiles(CodeBlock.Builder body, Place place, PanelGroup panels) {
    Axis samples = rows.tiled().get(0);
    int size = rows.sizes().get(0);
    body.beginControlFlow("for (int sample = 0; sample + $1L <= samples; sample += $1L)", size);
    call(body, List.of(size), place.at("sample", samples), panels);
    body.endControlFlow();
  }

  /** The rest of the samples, one by one. */
  private void singles(CodeBlock.Builder body, Place place) {
    Place at = place.at("sample", rows.tiled().get(0));
    body.beginControlFlow(
        "for (int sample = samples - samples % $L; sample < samples; sample++)",
        rows.sizes().get(0));
    Optional<SingleSample> single = SingleSample.of(name, layout);
    if (single.isPresent()) {
      parts.add(single.get().method());
      body.addStatement("$L", single.get().call(at));
    } else {
      int piece = 0;
      for (PanelGroup panels : groupsOfSingle(layout)) {
        open(body, panels, piece, cut.panels());
        call(body, List.of(1), at, panels);
        close(body, panels, cut.panels());
        piece += panels.repeats();
      }
    }
    body.endControlFlow();
  }

  /**
   * Opens the loop over groups of panels, if it is one.
   *
   * @param piece the number of the first group
   * @param shared whether the method does some of the groups alone
   */
  private static void open(CodeBlock.Builder body, PanelGroup panels, int piece, boolean shared) {
    int end = panels.repeats();
    if (end > 1) {
      body.beginControlFlow(
          "for (int panel = $L; panel < $L; panel++)",
          !shared ? "0" : piece == 0 ? "from" : "Math.max(0, from - " + piece + ")",
          !shared ? end : "Math.min(" + end + ", " + Place.shifted("to", -piece) + ")");
    } else if (shared) {
      body.beginControlFlow("if (from <= $1L && to > $1L)", piece);
    }
  }

  private static void close(CodeBlock.Builder body, PanelGroup panels, boolean shared) {
    if (panels.repeats() > 1 || shared) {
      body.endControlFlow();
    }
  }

  private void tiles(CodeBlock.Builder body, Place place, PanelGroup panels) {
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
      body.addStatement(
          "int $L = $L", loop, Turns.start(loop + "0 * " + size, size, axis.extent()));
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
  private void restOfRows(CodeBlock.Builder body, Place at, PanelGroup panels) {
    Axis axis = rows.tiled().get(0);
    body.beginControlFlow("");
    body.addStatement("int $L = $L", axis.name(), axis.extent() - rows.rest());
    call(body, List.of(rows.rest()), at, panels);
    body.endControlFlow();
  }

  private void call(CodeBlock.Builder body, List<Integer> counts, Place at, PanelGroup panels) {
    Tile tile = new Tile(rows.offsets(counts), panels.columns());
    String tileName = name + "Tile" + tile.rows().size() + "x" + tile.columns().size();
    if (panels.isPartFilled()) {
      tileName += "Rest";
    }
    TileMethod method =
        new TileMethod(tileName, tile, TileSums.of(layout), panels.sums(sums), !count.isEmpty());
    if (written.add(tileName)) {
      parts.add(method.method());
    }
    boolean looped = panels.repeats() > 1;
    String vectors = looped ? Place.times("panel", panels.vectorStride()) : "";
    String lanes = looped ? Place.times("panel", panels.laneStride()) : "";
    body.addStatement(
        "$L",
        method.call(
            Place.plus(at.scalar(), layout.scalarAddress().constant()),
            Place.plus(
                Place.sum(at.vector(), vectors),
                layout.vectorAddress().constant() + panels.firstVector()),
            Place.plus(
                Place.sum(at.target(), lanes),
                layout.targetAddress().constant() + panels.firstLane()),
            Place.plus(lanes, layout.initOffset() + panels.firstLane()),
            count));
  }
}
