package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.WinogradGradient;

/** Writes the loop over a block of a shard's tiles, and where a tile's output gradients are. */
public record WinogradTiles(WinogradGradient gradient) {
  /**
   * Opens the loop over {@code count} tiles from the tile {@code first} on; {@code tile} is counted
   * from there, (y, x) is the tile's first output in its {@code sample}.
   */
  public void open(CodeBlock.Builder body) {
    Filtering filtering = gradient.filtering();
    int tiles = gradient.tiles();
    int columns = gradient.tileColumns();
    body.beginControlFlow("for (int tile = 0; tile < count; tile++)");
    body.addStatement("int sample = (first + tile) / $L", tiles);
    body.addStatement("int row = (first + tile) % $L / $L", tiles, columns);
    body.addStatement("int column = (first + tile) % $L", columns);
    body.addStatement("int y = $L", WinogradCode.start(filtering, "row", gradient.height()));
    body.addStatement("int x = $L", WinogradCode.start(filtering, "column", gradient.width()));
  }

  /** Opens what is done once for each sample. */
  public static void openSample(CodeBlock.Builder body) {
    body.beginControlFlow("if (row == 0 && column == 0)");
  }

  /** Whether some tiles have output gradients in common with the tile before. */
  public boolean overlap() {
    return overlaps(gradient.height()) || overlaps(gradient.width());
  }

  private boolean overlaps(int extent) {
    return gradient.filtering().repeated(extent) > 0;
  }

  /**
   * Declares the place of the tile's first output gradient, {@code at}, and how many rows and
   * columns the tile before has, {@code top} and {@code left}.
   */
  public CodeBlock place() {
    CodeBlock.Builder body = CodeBlock.builder();
    int outputs = gradient.filtering().outputs();
    body.addStatement(
        "int at = sample * $L + y * $L + x * $L",
        gradient.doutput().buffer().elements(),
        rowStep(),
        gradient.filters());
    if (overlaps(gradient.height())) {
      body.addStatement("int top = $L * row - y", outputs);
    }
    if (overlaps(gradient.width())) {
      body.addStatement("int left = $L * column - x", outputs);
    }
    return body.build();
  }

  /** The distance of rows of output gradients. */
  public int rowStep() {
    return gradient.width() * gradient.filters();
  }

  /** Whether the tile has output gradients in common with the tile before, as Java. */
  public String isOverlapping() {
    return either("top > 0", "left > 0");
  }

  /** One of two conditions, of rows and columns, where these can overlap. */
  private String either(String ofRows, String ofColumns) {
    boolean rows = overlaps(gradient.height());
    boolean columns = overlaps(gradient.width());
    return rows && columns ? ofRows + " || " + ofColumns : rows ? ofRows : ofColumns;
  }

  /**
   * Copies the tile's output gradients, pixel by pixel, and zeros for those of the tile before.
   *
   * @param at where those of the first pixel begin in the array {@code output}, as Java
   * @param to the array of a {@code pixel}
   * @param toAt where it begins there
   */
  public CodeBlock copy(String at, String to, String toAt, int filters) {
    int outputs = gradient.filtering().outputs();
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int pixel = 0; pixel < $L; pixel++)", outputs * outputs);
    body.addStatement("int i = pixel / $L", outputs);
    body.addStatement("int j = pixel % $L", outputs);
    if (overlap()) {
      body.beginControlFlow("if ($L)", either("i < top", "j < left"));
      body.addStatement("$T.fill($L, $L, $L + $L, 0f)", Arrays.class, to, toAt, toAt, filters);
      body.addStatement("continue");
      body.endControlFlow();
    }
    String from = at + " + i * " + rowStep() + " + j * " + gradient.filters();
    body.addStatement("System.arraycopy(output, $L, $L, $L, $L)", from, to, toAt, filters);
    return body.endControlFlow().build();
  }
}
