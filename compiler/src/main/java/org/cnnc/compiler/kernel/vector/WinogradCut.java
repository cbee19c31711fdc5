package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.code.Turns;

/**
 * How threads share a convolution in Winograd's form: its blocks of tiles, or where these are few
 * the panels of each block, whose image every thread then transforms for itself.
 *
 * @param tiles of the image
 * @param block the tiles of a block
 * @param panels of filters
 * @param shared whether the method does a part of them
 */
record WinogradCut(int tiles, int block, int panels, boolean shared) {
  /** So many blocks keep some threads busy. */
  private static final int MANY = 8;

  private int blocks() {
    return (tiles + block - 1) / block;
  }

  Pieces pieces() {
    return Pieces.of(hasFewBlocks() ? blocks() * panels : blocks(), 1);
  }

  private boolean hasFewBlocks() {
    return blocks() < MANY;
  }

  private boolean takesPanels() {
    return shared && hasFewBlocks();
  }

  /** Opens the loop over the blocks, if it is one, and declares the first tile of a block. */
  void open(CodeBlock.Builder body) {
    if (blocks() == 1) {
      body.addStatement("int first = 0");
    } else if (takesPanels()) {
      body.beginControlFlow("for (int block = from / $1L; block * $1L < to; block++)", panels);
      body.addStatement("int first = $L", tile("block * " + block));
    } else {
      TileLoops.open(body, new Axis("first", tiles, 0, 0, 0), block, true, shared);
    }
  }

  void close(CodeBlock.Builder body) {
    if (blocks() > 1) {
      body.endControlFlow();
    }
  }

  /** Opens the loop over the first panels of a block. */
  void openPanels(CodeBlock.Builder body, int count) {
    String begin = "0";
    String end = String.valueOf(count);
    if (takesPanels()) {
      begin = blocks() == 1 ? "from" : "Math.max(0, from - block * " + panels + ")";
      boolean all = blocks() == 1 && count == panels;
      end = all ? "to" : "Math.min(" + count + ", " + panelEnd() + ")";
    }
    body.beginControlFlow("for (int panel = $L; panel < $L; panel++)", begin, end);
  }

  /** Opens what is done to the last panel, if the method may leave it to another thread. */
  void openLast(CodeBlock.Builder body) {
    if (takesPanels()) {
      body.beginControlFlow("if ($L >= $L)", panelEnd(), panels);
    }
  }

  void closeLast(CodeBlock.Builder body) {
    if (takesPanels()) {
      body.endControlFlow();
    }
  }

  private String panelEnd() {
    return blocks() == 1 ? "to" : "to - block * " + panels;
  }

  /** The first tile that the pieces from {@code from} on need, as Java. */
  String firstTile() {
    if (!takesPanels()) {
      return tile("from * " + block);
    }
    return blocks() == 1 ? "0" : tile("from / " + panels + " * " + block);
  }

  /** The last tile that the pieces up to {@code to} need. */
  String lastTile() {
    if (!takesPanels()) {
      return "(Math.min(to * " + block + ", " + tiles + ") - 1)";
    }
    String end = "((to - 1) / " + panels + " + 1) * " + block;
    return blocks() == 1 ? String.valueOf(tiles - 1) : "(Math.min(" + end + ", " + tiles + ") - 1)";
  }

  /** The last block begins before its turn where the tiles do not fill it. */
  private String tile(String begin) {
    return Turns.start(begin, block, tiles);
  }
}
