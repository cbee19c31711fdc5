package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Affine;

/**
 * Writes the product of one sample and a weight that has few columns: all of them in one tile, read
 * where they are. So a weight that is read for this sample alone is read once, front to back.
 */
final class SingleSample {
  private final Layout layout;
  private final TileMethod method;

  private SingleSample(String name, Layout layout) {
    this.layout = layout;
    List<Tile.Column> columns = new PanelGroup(layout, 0, layout.panels(), 1).columns();
    Tile tile = new Tile(List.of(new Tile.Row(0, 0)), columns);
    this.method =
        new TileMethod(
            name + "Row" + columns.size(), tile, TileSums.of(layout), layout.reductions(), false);
  }

  /** The product, if the columns fill vectors and their sums stay in registers. */
  static Optional<SingleSample> of(String name, Layout layout) {
    VectorUnit unit = layout.unit();
    int columns = layout.lane().extent();
    boolean fits =
        layout.packsWeights()
            && Affine.address(layout.vector()).factor(layout.lane()) == 1
            && !layout.contraction().addsOverSamples()
            && columns >= unit.lanes()
            && columns <= unit.rows() * unit.lanes();
    return fits ? Optional.of(new SingleSample(name, layout.inPlace())) : Optional.empty();
  }

  MethodSpec method() {
    return method.method();
  }

  /** The call for the sample at a place. */
  CodeBlock call(Place at) {
    return method.call(
        Place.plus(at.scalar(), layout.scalarAddress().constant()),
        layout.places().of(layout.vector().buffer()).array(),
        String.valueOf(layout.vectorAddress().constant()),
        Place.plus(at.target(), layout.targetAddress().constant()),
        String.valueOf(layout.initOffset()),
        "");
  }
}
