package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.kernel.code.MethodBody;

/** Writes the method of a contraction: which copies it makes, and in which blocks it is summed. */
final class TiledMethod implements MethodBody {
  /** Floats of operands that stay in a second-level cache beside everything else. */
  private static final int CACHED = 1 << 16;

  /** Samples assumed where their number is not known. */
  private static final int SAMPLES = 8;

  private final String name;
  private final Layout layout;
  private final KernelParts parts;
  private final RowTiles rows;
  private final List<Axis> sums;
  private final OperandCopies copies;

  TiledMethod(Renderer.Task task, Layout layout, KernelParts parts) {
    this.name = task.methodName();
    this.layout = layout;
    this.parts = parts;
    this.sums = layout.reductions();
    this.copies = new OperandCopies(name, task.name(), layout, task.training());
    boolean overlap = !layout.contraction().nest().startsAtTarget();
    VectorUnit unit = layout.unit();
    boolean plain = layout.contraction().nest().finish() instanceof Expr.Accumulator;
    int most = plain ? unit.rows() : unit.rowsWithFinish();
    this.rows =
        layout.pooling().isPresent()
            ? PooledTiles.of(layout)
            : RowTiles.of(layout.rows(), layout.depth(), overlap, most);
  }

  @Override
  public Pieces pieces() {
    return cut().pieces();
  }

  private Cut cut() {
    return Cut.of(layout, rows, layout.packedElements() > 2 * CACHED);
  }

  @Override
  public CodeBlock code(boolean shared) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.add(copies.declare());
    boolean adds = layout.contraction().addsOverSamples();
    Cut cut = shared ? cut() : Cut.NONE;
    body.add(adds ? add(cut) : assign(cut));
    return body.build();
  }

  private TileLoops loops(List<Axis> summed, String count, Cut cut) {
    return new TileLoops(name, layout, rows, summed, count, parts, cut);
  }

  /**
   * The target is assigned. Large weights are read once for all samples, large images are gone
   * through one by one.
   */
  private CodeBlock assign(Cut cut) {
    boolean panelsOutside =
        layout.packedElements() > 2 * CACHED
            || scalarElements() * SAMPLES <= CACHED
            || rows.areSamples();
    copies.addTo(parts, panelsOutside, cut);
    TileLoops tiles = loops(sums, "", cut);
    if (panelsOutside) {
      CodeBlock fill = copies.fillAll(cut);
      return fill.toBuilder().add(tiles.from(copies.start(), rows.outer())).build();
    }
    Axis samples = rows.outer().get(0);
    List<Axis> inner = rows.outer().subList(1, rows.outer().size());
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int sample = 0; sample < samples; sample++)");
    body.add(copies.fillOne(cut));
    return body.add(tiles.from(sample(samples), inner)).endControlFlow().build();
  }

  /**
   * The target is added to. Small images are summed over in one go; of large ones a band of rows is
   * added to all sums while it is in the cache.
   */
  private CodeBlock add(Cut cut) {
    int elements = scalarElements() + layout.vector().buffer().elements();
    boolean together = elements <= CACHED / 4 || sums.size() < 2;
    copies.addTo(parts, together, Cut.NONE);
    if (together) {
      TileLoops tiles = loops(sums, "samples", cut);
      return copies.fillAll(Cut.NONE).toBuilder()
          .add(tiles.from(copies.start(), rows.outer()))
          .build();
    }
    Axis banded = sums.get(1);
    TileLoops tiles = loops(sums.subList(1, sums.size()), "count", Cut.NONE);
    int band = Math.max(1, CACHED * banded.extent() / elements);
    Place at = sample(sums.get(0));
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int sample = 0; sample < samples; sample++)");
    body.add(copies.fillOne(Cut.NONE));
    if (band >= banded.extent()) {
      body.addStatement("int count = $L", banded.extent());
      body.add(tiles.from(at, rows.outer()));
    } else {
      body.beginControlFlow("for (int band = 0; band < $L; band += $L)", banded.extent(), band);
      body.addStatement("int count = Math.min($L, $L - band)", band, banded.extent());
      body.add(tiles.from(at.at("band", banded), rows.outer()));
      body.endControlFlow();
    }
    return body.endControlFlow().build();
  }

  /** The sample at hand where it is; a copy of it has no place but the first. */
  private Place sample(Axis samples) {
    Place start = copies.start();
    Place at = start.at("sample", samples);
    boolean copied = layout.packed() && !layout.packsWeights();
    return new Place(
        layout.plane().isPresent() ? start.scalar() : at.scalar(),
        copied ? start.vector() : at.vector(),
        at.target());
  }

  private int scalarElements() {
    return layout
        .plane()
        .map(Plane::elements)
        .orElseGet(() -> layout.scalar().map(s -> s.buffer().elements()).orElse(0));
  }
}
