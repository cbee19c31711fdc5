package org.cnnc.compiler.link;

import org.cnnc.compiler.syntax.BlockSyntax;

/**
 * A block and what its statements can see.
 *
 * @param home the definitions of the file that declares it
 */
public record Block(BlockSyntax syntax, Definitions home) {
  /** A block is itself, however many files see it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Block block && block.syntax == syntax;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(syntax);
  }
}
