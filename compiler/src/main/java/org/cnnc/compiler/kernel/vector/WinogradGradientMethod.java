package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.WinogradGradient;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.MethodBody;
import org.cnnc.compiler.kernel.code.WinogradTiles;

/**
 * Writes a gradient by the kernel in Winograd's form: for some channels and filters after the
 * other, blocks of a shard's tiles are transformed and multiplied into the sums of all places,
 * which at the end become gradients.
 */
final class WinogradGradientMethod implements MethodBody {
  private final String name;
  private final WinogradGradient gradient;
  private final Places places;
  private final VectorUnit unit;
  private final KernelParts parts;
  private final WinogradSource source;
  private final WinogradGradientBlocks blocks;
  private final WinogradGradientTransforms transforms;
  private final WinogradTiles tiles;

  WinogradGradientMethod(
      String name, WinogradGradient gradient, Places places, VectorUnit unit, KernelParts parts) {
    this.name = name;
    this.gradient = gradient;
    this.places = places;
    this.unit = unit;
    this.parts = parts;
    this.source = gradient.source(name + "_plane");
    this.blocks = WinogradGradientBlocks.of(gradient, unit);
    this.transforms = new WinogradGradientTransforms(name, gradient, source, unit, blocks);
    this.tiles = new WinogradTiles(gradient);
  }

  @Override
  public Pieces pieces() {
    return Pieces.ONE;
  }

  @Override
  public CodeBlock code(boolean shared) {
    declareArrays();
    transforms.methods().forEach(parts::add);
    parts.add(transformImage());
    parts.add(transformOutput());
    parts.add(multiply());
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("int tiles = samples * $L", gradient.tiles());
    body.add("// blocks as even as can be\n");
    body.addStatement("int blocks = (tiles - 1) / $L + 1", blocks.tiles());
    body.addStatement("int size = (tiles + blocks - 1) / blocks");
    open(body, "f", gradient.filters(), blocks.filters());
    open(body, "c", gradient.channels(), blocks.channels());
    String sums = name + "_sums";
    int all = all(blocks.sumPlace());
    body.addStatement(
        "$T.fill($L, $L, $L + $L, 0f)", Arrays.class, KernelParts.SCRATCH, sums, sums, all);
    body.beginControlFlow("for (int first = 0; first < tiles; first += size)");
    body.addStatement("int count = Math.min(size, tiles - first)");
    body.addStatement("$LTransformImage(first, count, c)", name);
    body.addStatement("$LTransformOutput(first, count, f)", name);
    body.addStatement("$LMultiply(count)", name);
    body.endControlFlow();
    Places.Place target = places.of(gradient.contraction().nest().target().buffer());
    String at = Place.plus("c * " + gradient.filters() + " + f", target.offset());
    body.addStatement("$LColumns($L, $L)", name, KernelParts.SCRATCH, sums);
    body.addStatement(
        "$LRows($L, $L, $L, $L)", name, KernelParts.SCRATCH, sums, target.array(), at);
    return body.endControlFlow().endControlFlow().build();
  }

  private static void open(CodeBlock.Builder body, String variable, int all, int step) {
    body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L += $3L)", variable, all, step);
  }

  private void declareArrays() {
    source
        .plane()
        .ifPresent(
            p -> {
              addArray("_plane", "The image with the zeros around it.", p.elements());
              parts.add(PlaneFill.method(name + "Fill", p));
            });
    String of = " of up to " + blocks.tiles() + " tiles.";
    int image = all(blocks.imagePlace());
    addArray("_tiles", "The transformed image: all places" + of, image);
    int output = all(blocks.outputPlace());
    addArray("_outputs", "The transformed output gradients: all places" + of, output);
    String doc = "Sums over the tiles: all places of each channel and filter.";
    addArray("_sums", doc, all(blocks.sumPlace()));
    addArray("_lines", "The transformed columns of a tile.", transforms.lines());
    if (tiles.overlap()) {
      int outputs = gradient.filtering().outputs();
      String edge = "Output gradients of a tile without those of the tile before.";
      addArray("_edge", edge, outputs * outputs * gradient.filters());
    }
  }

  /** The floats of all places. */
  private int all(int place) {
    return gradient.filtering().places() * place;
  }

  private void addArray(String suffix, String doc, int floats) {
    parts.addScratch(name + suffix, doc, floats, false);
  }

  // ---- transforming a block

  private MethodSpec transformImage() {
    CodeBlock.Builder body = CodeBlock.builder();
    Buffer from = gradient.image().buffer();
    String input = places.of(from).array();
    boolean inPlane = source.plane().isPresent();
    body.addStatement("float[] image = $L", inPlane ? KernelParts.SCRATCH : input);
    tiles.open(body);
    String sample = "sample * " + from.elements();
    if (inPlane) {
      WinogradTiles.openSample(body);
      body.addStatement("$LFill(image, $L_plane, $L, $L)", name, name, input, sample);
      body.endControlFlow();
    }
    String place = "y * " + source.line() + " + x * " + source.pixel() + " + c";
    String start = (inPlane ? name + "_plane" : sample) + " + " + place;
    body.addStatement("int from = $L", Place.plus(start, source.origin()));
    body.addStatement(
        "$LImage(image, from, $L, $L_tiles + tile * $L)",
        name,
        KernelParts.SCRATCH,
        name,
        blocks.channels());
    return method("TransformImage", "Transforms the image under a block of tiles.")
        .addParameter(TypeName.INT, "first")
        .addParameter(TypeName.INT, "count")
        .addParameter(TypeName.INT, "c")
        .addCode(body.endControlFlow().build())
        .build();
  }

  private MethodSpec transformOutput() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("float[] output = $L", places.of(gradient.doutput().buffer()).array());
    tiles.open(body);
    body.add(tiles.place());
    if (tiles.overlap()) {
      int pixel = gradient.filters();
      body.beginControlFlow("if ($L)", tiles.isOverlapping());
      String to = name + "_edge + pixel * " + pixel;
      body.add(tiles.copy("f + at", KernelParts.SCRATCH, to, blocks.filters()));
      int row = gradient.filtering().outputs() * pixel;
      output(body, KernelParts.SCRATCH + ", " + name + "_edge, " + row);
      body.addStatement("continue").endControlFlow();
    }
    output(body, "output, f + at, " + tiles.rowStep());
    body.endControlFlow();
    return method("TransformOutput", "Transforms the output gradients of a block of tiles.")
        .addParameter(TypeName.INT, "first")
        .addParameter(TypeName.INT, "count")
        .addParameter(TypeName.INT, "f")
        .addCode(body.build())
        .build();
  }

  private void output(CodeBlock.Builder body, String from) {
    body.addStatement(
        "$LOutput($L, $L, $L_outputs + tile * $L)",
        name,
        from,
        KernelParts.SCRATCH,
        name,
        blocks.filters());
  }

  private MethodSpec.Builder method(String part, String doc) {
    return MethodSpec.methodBuilder(name + part)
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc("$L\n", doc);
  }

  // ---- multiplying it

  private MethodSpec multiply() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("float[] scalars = $L", KernelParts.SCRATCH);
    body.addStatement("float[] vectors = $L", KernelParts.SCRATCH);
    body.addStatement("float[] target = $L", KernelParts.SCRATCH);
    body.beginControlFlow(
        "for (int place = 0; place < $L; place++)", gradient.filtering().places());
    int whole = blocks.filters() / unit.panel() * unit.panel();
    if (whole > 0) {
      open(body, "f", whole, unit.panel());
      rows(body, "f", 2);
      body.endControlFlow();
    }
    if (whole < blocks.filters()) {
      rows(body, String.valueOf(whole), 1);
    }
    return method("Multiply", "Adds the products of a block of tiles to the sums.")
        .addParameter(TypeName.INT, "count")
        .addCode(body.endControlFlow().build())
        .build();
  }

  /** All channels of a panel of filters. */
  private void rows(CodeBlock.Builder body, String f, int columns) {
    int size = blocks.rows().sizes().get(0);
    int whole = blocks.channels() - blocks.rows().rest();
    open(body, "c", whole, size);
    body.addStatement("$L", tile(size, columns, "c", f));
    body.endControlFlow();
    if (whole < blocks.channels()) {
      body.addStatement("$L", tile(blocks.rows().rest(), columns, String.valueOf(whole), f));
    }
  }

  private final List<String> written = new ArrayList<>();

  private CodeBlock tile(int rows, int columns, String c, String f) {
    List<Tile.Column> vectors = new ArrayList<>();
    for (int v = 0; v < columns; v++) {
      vectors.add(new Tile.Column(v * unit.lanes(), v * unit.lanes(), unit.lanes()));
    }
    Tile tile = new Tile(blocks.rows().offsets(List.of(rows)), vectors);
    List<Axis> sums = List.of(new Axis("t", 0, blocks.channels(), blocks.filters(), 0));
    TileMethod method =
        new TileMethod(
            name + "Tile" + rows + "x" + columns, tile, TileSums.onTarget(unit), sums, true);
    if (!written.contains(method.name())) {
      written.add(method.name());
      parts.add(method.method());
    }
    return method.call(
        name + "_tiles + place * " + blocks.imagePlace() + " + " + c,
        name + "_outputs + place * " + blocks.outputPlace() + " + " + f,
        name
            + "_sums + place * "
            + blocks.sumPlace()
            + " + "
            + c
            + " * "
            + blocks.filters()
            + " + "
            + f,
        "",
        "count");
  }
}
