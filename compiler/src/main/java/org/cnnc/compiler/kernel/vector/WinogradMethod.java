package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Pooling;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.MethodBody;
import org.cnnc.compiler.kernel.code.PackedWeights;
import org.cnnc.compiler.kernel.code.WinogradKernel;

/**
 * Writes a convolution in Winograd's form: some tiles at a time are transformed into a block that
 * stays in the cache; then, panel by panel of filters, the places are multiplied and transformed
 * back.
 */
final class WinogradMethod implements MethodBody {
  private final String name;
  private final String weights;
  private final Winograd winograd;
  private final Places arrays;
  private final VectorUnit unit;
  private final KernelParts parts;
  private final boolean training;
  private final WinogradSource source;
  private final WinogradBlocks blocks;
  private final WinogradTransforms transforms;

  WinogradMethod(Renderer.Task task, Winograd winograd, VectorUnit unit, KernelParts parts) {
    this.name = task.methodName();
    this.weights = task.name() + "_panels";
    this.winograd = winograd;
    this.arrays = task.places();
    this.unit = unit;
    this.parts = parts;
    this.training = task.training();
    this.source = winograd.source(name + "_plane");
    this.blocks = WinogradBlocks.of(winograd, unit);
    this.transforms = new WinogradTransforms(name, winograd, source, unit, blocks);
  }

  private int panels() {
    return (winograd.filters() + unit.panel() - 1) / unit.panel();
  }

  private WinogradCut cut(boolean shared) {
    return new WinogradCut(winograd.tiles(), blocks.tiles(), panels(), shared);
  }

  @Override
  public Pieces pieces() {
    boolean whole = source.plane().isPresent() && !PlaneFill.hasRows(source.plane().get());
    return whole ? Pieces.ONE : cut(true).pieces();
  }

  @Override
  public CodeBlock code(boolean shared) {
    declareArrays(shared);
    WinogradCut cut = cut(shared);
    CodeBlock.Builder body = CodeBlock.builder();
    String image = array(winograd.image().buffer());
    Buffer output = winograd.contraction().nest().target().buffer();
    body.addStatement(
        "float[] image = $L", source.plane().isPresent() ? KernelParts.SCRATCH : image);
    body.addStatement("float[] target = $L", array(output));
    choice().ifPresent(c -> body.addStatement("float[] choice = $L", array(c)));
    body.beginControlFlow("for (int sample = 0; sample < samples; sample++)");
    String from = "sample * " + winograd.image().buffer().elements();
    if (source.plane().isPresent()) {
      body.add(fill(source.plane().get(), image, from, cut));
      from = source.plane().get().name();
    }
    cut.open(body);
    body.addStatement("$LImage(image, $L, first, $L)", name, from, KernelParts.SCRATCH);
    int full = winograd.filters() / unit.panel();
    if (full > 0) {
      cut.openPanels(body, full);
      panel(body, "panel", 2);
      body.endControlFlow();
    }
    if (full < panels()) {
      cut.openLast(body);
      panel(body, String.valueOf(full), 1);
      cut.closeLast(body);
    }
    cut.close(body);
    return body.endControlFlow().build();
  }

  /** Fills the plane, of which a part of the blocks reads a part of the rows. */
  private CodeBlock fill(Plane plane, String image, String from, WinogradCut cut) {
    CodeBlock.Builder body = CodeBlock.builder();
    if (!cut.shared()) {
      return body.addStatement("$LFill(image, $L, $L, $L)", name, plane.name(), image, from)
          .build();
    }
    // The last block and the last row of tiles may begin before their turn.
    int height = winograd.filtering().outputs();
    int early = winograd.filtering().repeated(winograd.height());
    String rows = " / " + winograd.tileColumns() + " * " + height;
    String first = cut.firstTile() + rows;
    String last = cut.lastTile() + rows;
    int end = winograd.first() + winograd.filtering().size();
    body.add(
        PlaneFill.rows(
            plane, Place.shifted(first, winograd.first() - early), Place.shifted(last, end)));
    return body.addStatement(
            "$LFill(image, $L, $L, $L + top * $L, top, bottom)",
            name,
            plane.name(),
            image,
            from,
            winograd.image().buffer().stride(0))
        .build();
  }

  private void declareArrays(boolean shared) {
    source
        .plane()
        .ifPresent(
            p -> {
              String doc = "The image with the zeros around it.";
              parts.addScratch(p.name(), doc, p.elements(), false);
              parts.add(
                  shared ? PlaneFill.ofRows(name + "Fill", p) : PlaneFill.method(name + "Fill", p));
            });
    int all = places();
    String image = "The transformed image: " + all + " places of " + blocks.tiles() + " tiles.";
    parts.addScratch(name + "_block", image, all * blocks.imagePlace(), false);
    String lines = "The transformed columns of a tile.";
    parts.addScratch(name + "_lines", lines, transforms.lines(), false);
    int size = winograd.filtering().size();
    String products = "The products of a column of places, one panel of filters.";
    parts.addScratch(name + "_products", products, size * blocks.productPlace(), false);
    String columns = "Transformed columns of products, one panel of filters.";
    int places = winograd.filtering().outputs() * size;
    parts.addScratch(name + "_columns", columns, places * blocks.productPlace(), false);
    if (winograd.pooling().isPresent()) {
      String outputs = "The outputs of a block of tiles, one panel of filters.";
      int outputsOfTile = winograd.filtering().outputs() * winograd.filtering().outputs();
      parts.addScratch(name + "_outputs", outputs, outputsOfTile * blocks.productPlace(), false);
    }
    int packed = Math.multiplyExact(all * panels() * unit.panel(), winograd.channels());
    int place = winograd.channels() * unit.panel();
    String start =
        "%1$s + f / %2$d * %3$d + f %% %2$d".formatted(weights, unit.panel(), all * place);
    CodeBlock pack =
        new WinogradKernel(start, unit.panel(), 1, unit.panel(), place)
            .pack(winograd, arrays.of(winograd.kernel().buffer()).offset());
    parts.packed.add(new PackedWeights.Copy(weights, packed, pack, training));
    parts.add(transforms.image());
    parts.add(transforms.column());
  }

  private String array(Buffer buffer) {
    return arrays.of(buffer).array();
  }

  // ---- one panel of filters

  private void panel(CodeBlock.Builder body, String panel, int columns) {
    RowTiles tiles = blocks.rows();
    int size = tiles.sizes().get(0);
    int channels = winograd.channels();
    List<Tile.Column> vectors = new ArrayList<>();
    for (int v = 0; v < columns; v++) {
      vectors.add(new Tile.Column(v * unit.lanes(), v * unit.lanes(), unit.lanes()));
    }
    Tile tile = new Tile(tiles.offsets(List.of(size)), vectors);
    List<Axis> sums = List.of(new Axis("c", channels, 1, unit.panel(), 0));
    TileMethod method =
        new TileMethod(name + "Tile" + size + "x" + columns, tile, TileSums.of(unit), sums, false);
    parts.add(method.method());
    int side = winograd.filtering().size();
    body.beginControlFlow("for (int j = 0; j < $L; j++)", side);
    body.beginControlFlow("for (int i = 0; i < $L; i++)", side);
    body.addStatement("int place = i * $L + j", side);
    if (size < blocks.tiles()) {
      TileLoops.open(body, tiles.tiled().get(0), size, true, false);
    } else {
      body.addStatement("int p = 0");
    }
    body.addStatement(
        "$1L($2L, $3L_block + place * $4L + p * $5L, $6L, $12L + ($7L * $8L + place) * $9L, $2L, $3L_products + i * $10L + p * $11L)",
        method.name(),
        KernelParts.SCRATCH,
        name,
        blocks.imagePlace(),
        channels,
        Panels.array(training),
        panel,
        places(),
        channels * unit.panel(),
        blocks.productPlace(),
        unit.panel(),
        weights);
    if (size < blocks.tiles()) {
      body.endControlFlow();
    }
    body.endControlFlow();
    body.addStatement(
        "$1LColumn($2L, $1L_columns + j * $3L)", name, KernelParts.SCRATCH, blocks.productPlace());
    body.endControlFlow();
    outputs(body, panel, columns);
  }

  /** What the transformed columns come to. */
  private void outputs(CodeBlock.Builder body, String panel, int columns) {
    String filter = panel + " * " + unit.panel();
    int row = winograd.filtering().size() * blocks.productPlace();
    String bias = winograd.bias().isPresent() ? ", weights, " + biasOffset() + " + " + filter : "";
    if (winograd.pooling().isPresent()) {
      pooled(body, columns, filter, row, bias);
      return;
    }
    parts.add(transforms.row(columns));
    Buffer output = winograd.contraction().nest().target().buffer();
    body.add("// the last row last: what a tile must not write goes to its place before\n");
    body.beginControlFlow("for (int i = 0; i < $L; i++)", winograd.filtering().outputs());
    body.addStatement(
        "$L($L, $L_columns + i * $L, target, sample * $L + $L, i, first$L)",
        transforms.rowName(columns),
        KernelParts.SCRATCH,
        name,
        row,
        output.elements(),
        filter,
        bias);
    body.endControlFlow();
  }

  private void pooled(CodeBlock.Builder body, int columns, String filter, int row, String bias) {
    WinogradPooling pooling = new WinogradPooling(winograd, transforms, blocks, unit);
    int outputs = winograd.filtering().outputs();
    parts.add(transforms.rowBeforePooling(columns));
    parts.add(pooling.method(name + "Pool" + columns, columns));
    body.beginControlFlow("for (int i = 0; i < $L; i++)", outputs);
    body.addStatement(
        "$1L($2L, $3L_columns + i * $4L, $3L_outputs + i * $5L$6L)",
        transforms.rowName(columns),
        KernelParts.SCRATCH,
        name,
        row,
        outputs * blocks.productPlace(),
        bias);
    body.endControlFlow();
    body.addStatement(
        "$1LPool$2L($3L, $1L_outputs, target, sample * $4L + $5L, first$6L)",
        name,
        columns,
        KernelParts.SCRATCH,
        winograd.pooling().orElseThrow().nest().target().buffer().elements(),
        filter,
        choice().isPresent() ? ", choice" : "");
  }

  /** What takes which of a window was greatest. */
  private Optional<Buffer> choice() {
    return winograd.pooling().flatMap(Pooling::choice).map(nest -> nest.target().buffer());
  }

  private int places() {
    return winograd.filtering().places();
  }

  private int biasOffset() {
    Access bias = winograd.bias().orElseThrow();
    return arrays.of(bias.buffer()).offset() + Affine.address(bias).constant();
  }
}
