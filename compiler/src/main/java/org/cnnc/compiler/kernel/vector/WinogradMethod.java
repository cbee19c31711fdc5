package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.WinogradKernel;

/**
 * Writes a convolution in Winograd's form: rows of tiles at a time are transformed into a block
 * that stays in the cache; then, panel by panel of filters, the 16 places are multiplied and
 * transformed back.
 */
final class WinogradMethod {
  /** The floats of a block, transformed image and products together. */
  private static final int BLOCK = 160_000;

  private final String name;
  private final Winograd winograd;
  private final Places places;
  private final VectorUnit unit;
  private final KernelParts parts;
  private final boolean training;
  private final WinogradSource source;
  private final int rowsTogether;
  private final RowTiles tiles;
  private final WinogradTransforms transforms;

  WinogradMethod(
      String name,
      Winograd winograd,
      Places places,
      VectorUnit unit,
      KernelParts parts,
      boolean training) {
    this.name = name;
    this.winograd = winograd;
    this.places = places;
    this.unit = unit;
    this.parts = parts;
    this.training = training;
    this.source = winograd.source(name + "_plane");
    this.rowsTogether = rowsTogether();
    this.tiles = tiles(rowsTogether);
    this.transforms = new WinogradTransforms(name, winograd, source, unit, rowsTogether);
  }

  private RowTiles tiles(int rows) {
    Axis axis = new Axis("p", rows * winograd.tileColumns(), winograd.channels(), 0, unit.panel());
    return RowTiles.of(List.of(axis), winograd.channels(), true, unit.rows());
  }

  /** The rows of tiles a block: those that waste least at the ends of tiles and of the image. */
  private int rowsTogether() {
    int perRow = Winograd.PLACES * winograd.tileColumns() * (winograd.channels() + unit.panel());
    int most = Math.max(1, Math.min(winograd.tileRows(), BLOCK / perRow));
    int best = 1;
    double least = Double.MAX_VALUE;
    for (int rows = 1; rows <= most; rows++) {
      RowTiles candidate = tiles(rows);
      int size = candidate.sizes().get(0);
      int blocks = (winograd.tileRows() + rows - 1) / rows;
      int perBlock = (rows * winograd.tileColumns() + size - 1) / size;
      double cost = blocks * perBlock * (size + RowTiles.STEP);
      if (cost <= least) {
        least = cost;
        best = rows;
      }
    }
    return best;
  }

  private int tilesTogether() {
    return rowsTogether * winograd.tileColumns();
  }

  private int panels() {
    return (winograd.filters() + unit.panel() - 1) / unit.panel();
  }

  CodeBlock body() {
    declareArrays();
    CodeBlock.Builder body = CodeBlock.builder();
    String image = array(winograd.image().buffer());
    Buffer output = winograd.contraction().nest().target().buffer();
    body.addStatement("float[] image = $L", source.plane().map(Plane::name).orElse(image));
    body.addStatement("float[] target = $L", array(output));
    body.beginControlFlow("for (int sample = 0; sample < samples; sample++)");
    String from = "sample * " + winograd.image().buffer().elements();
    if (source.plane().isPresent()) {
      body.addStatement("$LFill(image, 0, $L, $L)", name, image, from);
      from = "0";
    }
    boolean whole = rowsTogether == winograd.tileRows();
    if (whole) {
      body.addStatement("int row = 0");
    } else {
      body.beginControlFlow(
          "for (int block = 0; block < $L; block += $L)", winograd.tileRows(), rowsTogether);
      body.addStatement("int row = Math.min(block, $L)", winograd.tileRows() - rowsTogether);
    }
    for (String half : WinogradTransforms.HALVES) {
      body.addStatement("$LImage$L(image, $L, row, $L_block)", name, half, from, name);
    }
    int full = winograd.filters() / unit.panel();
    if (full > 0) {
      body.beginControlFlow("for (int panel = 0; panel < $L; panel++)", full);
      panel(body, "panel", 2);
      body.endControlFlow();
    }
    if (full < panels()) {
      panel(body, String.valueOf(full), 1);
    }
    if (!whole) {
      body.endControlFlow();
    }
    return body.endControlFlow().build();
  }

  private void declareArrays() {
    source
        .plane()
        .ifPresent(
            p -> {
              parts.addArray(
                  p.name(),
                  "The image with the zeros around it.",
                  CodeBlock.of("new float[$L]", p.elements()));
              parts.add(PlaneFill.method(name + "Fill", p));
            });
    int block = Winograd.PLACES * tilesTogether();
    parts.addArray(
        name + "_block",
        "The transformed image: 16 places of " + tilesTogether() + " tiles.",
        CodeBlock.of("new float[$L]", block * winograd.channels()));
    parts.addArray(
        name + "_products",
        "The 16 places' products, one panel of filters.",
        CodeBlock.of("new float[$L]", block * unit.panel()));
    int packed = Math.multiplyExact(Winograd.PLACES * panels() * unit.panel(), winograd.channels());
    int place = winograd.channels() * unit.panel();
    String panels = "f / %1$d * %2$d + f %% %1$d".formatted(unit.panel(), Winograd.PLACES * place);
    CodeBlock pack =
        new WinogradKernel(name + "_panels", panels, unit.panel(), place)
            .pack(winograd, places.of(winograd.kernel().buffer()).offset());
    parts.packed.add(name + "_panels", packed, pack, training);
    WinogradTransforms.HALVES.forEach(half -> parts.add(transforms.image(half)));
  }

  private String array(Buffer buffer) {
    return places.of(buffer).array();
  }

  // ---- one panel of filters

  private void panel(CodeBlock.Builder body, String panel, int columns) {
    int size = tiles.sizes().get(0);
    int count = tilesTogether();
    int channels = winograd.channels();
    List<Tile.Column> vectors = new ArrayList<>();
    for (int v = 0; v < columns; v++) {
      vectors.add(new Tile.Column(v * unit.lanes(), v * unit.lanes(), unit.lanes()));
    }
    Tile tile = new Tile(tiles.offsets(List.of(size)), vectors);
    List<Axis> sums = List.of(new Axis("c", channels, 1, unit.panel(), 0));
    TileMethod method =
        new TileMethod(
            name + "Tile" + size + "x" + columns, tile, TileMethod.Sums.of(unit), sums, false);
    parts.add(method.method());
    WinogradTransforms.HALVES.forEach(half -> parts.add(transforms.output(half, columns)));
    body.beginControlFlow("for (int place = 0; place < $L; place++)", Winograd.PLACES);
    if (size < count) {
      TileLoops.open(body, tiles.tiled().get(0), size, true);
    } else {
      body.addStatement("int p = 0");
    }
    body.addStatement(
        "$L($L_block, (place * $L + p) * $L, $L_panels, ($L * $L + place) * $L, $L_products, (place * $L + p) * $L)",
        method.name(),
        name,
        count,
        channels,
        name,
        panel,
        Winograd.PLACES,
        channels * unit.panel(),
        name,
        count,
        unit.panel());
    if (size < count) {
      body.endControlFlow();
    }
    body.endControlFlow();
    Buffer output = winograd.contraction().nest().target().buffer();
    String filter = panel + " * " + unit.panel();
    // The lower half first: the last row of tiles overrides the one before.
    for (String half : List.of("Lower", "Upper")) {
      body.addStatement(
          "$LOutput$L$L($L_products, target, sample * $L + $L, row$L)",
          name,
          columns,
          half,
          name,
          output.elements(),
          filter,
          winograd.bias().isPresent() ? ", weights, " + biasOffset() + " + " + filter : "");
    }
  }

  private int biasOffset() {
    Access bias = winograd.bias().orElseThrow();
    return places.of(bias.buffer()).offset() + Affine.address(bias).constant();
  }
}
