package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.WinogradGradient;

/**
 * Writes the loop over a block of a shard's tiles, and where a tile's output gradients are.
 *
 * @param zeros the name of an array with zeros, a pixel long
 * @param zerosAt where they begin
 */
public record WinogradTiles(WinogradGradient gradient, String zeros, String zerosAt) {
  /**
   * Opens the loop over {@code count} tiles from the tile {@code first} on; {@code tile} is counted
   * from there, (y, x) is the tile's first output in its {@code sample}.
   */
  public void open(CodeBlock.Builder body) {
    int tiles = gradient.tiles();
    int columns = gradient.tileColumns();
    body.beginControlFlow("for (int tile = 0; tile < count; tile++)");
    body.addStatement("int sample = (first + tile) / $L", tiles);
    body.addStatement("int row = (first + tile) % $L / $L", tiles, columns);
    body.addStatement("int column = (first + tile) % $L", columns);
    body.addStatement("int y = $L", WinogradCode.start(Filtering.TWO, "row", gradient.height()));
    body.addStatement("int x = $L", WinogradCode.start(Filtering.TWO, "column", gradient.width()));
  }

  /** Opens what is done once for each sample. */
  public static void openSample(CodeBlock.Builder body) {
    body.beginControlFlow("if (row == 0 && column == 0)");
  }

  /** The place of the tile's first output gradient; declares what {@link #output} asks. */
  public CodeBlock place() {
    CodeBlock.Builder body = CodeBlock.builder();
    int filters = gradient.filters();
    body.addStatement(
        "int at = sample * $L + y * $L + x * $L",
        gradient.doutput().buffer().elements(),
        gradient.width() * filters,
        filters);
    if (gradient.height() % 2 != 0) {
      body.addStatement("boolean top = y == 2 * row");
    }
    if (gradient.width() % 2 != 0) {
      body.addStatement("boolean left = x == 2 * column");
    }
    return body.build();
  }

  /**
   * An argument of a call: the array and the place of one of the tile's output gradients.
   *
   * @param array of the output gradients
   * @param start what comes before the place, such as {@code f + }
   */
  public String output(int row, int column, String array, String start) {
    int offset = (row * gradient.width() + column) * gradient.filters();
    String place = start + "at" + WinogradCode.plus(offset);
    String own = own(row, column);
    return own.isEmpty()
        ? array + ", " + place
        : "%1$s ? %2$s : %3$s, %1$s ? %4$s : %5$s".formatted(own, array, zeros, place, zerosAt);
  }

  /** Whether an output gradient is the tile's own, not one of the tile before; empty if always. */
  private String own(int row, int column) {
    boolean top = row == 0 && gradient.height() % 2 != 0;
    boolean left = column == 0 && gradient.width() % 2 != 0;
    return top && left ? "top && left" : top ? "top" : left ? "left" : "";
  }
}
