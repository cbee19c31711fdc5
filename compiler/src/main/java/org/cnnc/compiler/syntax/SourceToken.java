package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A word or mark of a file with the comments around it: what the parser does not need, and people
 * do. The last of a file is its end, whose text is empty.
 *
 * @param before comments on lines of their own above it
 * @param afterBlank whether an empty line is above it, below those comments
 * @param after the comment behind it on its line
 */
public record SourceToken(
    String text, Role role, List<Comment> before, boolean afterBlank, Optional<String> after) {
  public SourceToken {
    before = List.copyOf(before);
  }

  /**
   * A comment on a line of its own.
   *
   * @param text with its {@code #}
   * @param afterBlank whether an empty line is above it
   */
  public record Comment(String text, boolean afterBlank) {}

  /** What the grammar makes of a token, where its text alone does not say. */
  public enum Role {
    /** A word, or a mark that means one thing only. */
    PLAIN,
    /** The first of a statement or a section. */
    STATEMENT,
    /** {@code -} or {@code +} with one operand. */
    SIGN,
    /** {@code /} between two written numbers: {@code 1/255}. */
    FRACTION,
    /** {@code =} behind the name of an argument, or of a parameter without type. */
    NAMED,
    /** A bracket that belongs to the name or bracket before it: {@code Flatten(}. */
    APPLIED,
    /** The bracket around a block's tensors, whose last has no comma behind it. */
    TENSOR_NAMES,
    /** The bracket around one value, which a comma would make a tuple. */
    VALUE,
    /** The bracket around a tuple of one value, which only its comma makes one. */
    TUPLE_OF_ONE
  }

  /** Whether there is a comment above or behind it. */
  public boolean hasComment() {
    return !before.isEmpty() || after.isPresent();
  }

  /** The same with other comments. */
  public SourceToken with(List<Comment> newBefore, Optional<String> newAfter) {
    return new SourceToken(text, role, newBefore, afterBlank, newAfter);
  }

  /** Its comments in the order of the file. */
  public List<String> comments() {
    List<String> all = new ArrayList<>(before.stream().map(Comment::text).toList());
    after.ifPresent(all::add);
    return all;
  }
}
