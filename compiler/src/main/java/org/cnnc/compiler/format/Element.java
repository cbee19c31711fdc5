package org.cnnc.compiler.format;

import java.util.List;
import org.cnnc.compiler.syntax.SourceToken;
import org.cnnc.compiler.syntax.SourceToken.Role;

/** A part of a statement. */
sealed interface Element {
  SourceToken first();

  SourceToken last();

  /** A name, a number, a text, an operator. */
  record Word(SourceToken token) implements Element {
    @Override
    public SourceToken first() {
      return token;
    }

    @Override
    public SourceToken last() {
      return token;
    }
  }

  /** Items in brackets, without the commas between them. */
  record Group(SourceToken open, List<List<Element>> items, SourceToken close) implements Element {
    public Group {
      items = List.copyOf(items);
    }

    @Override
    public SourceToken first() {
      return open;
    }

    @Override
    public SourceToken last() {
      return close;
    }

    /** Whether a comment inside makes it take several lines. */
    boolean isForced() {
      return open.after().isPresent()
          || !close.before().isEmpty()
          || items.stream().flatMap(List::stream).anyMatch(Element::hasComment);
    }

    /** What is behind the last item if each is on a line of its own. */
    String lastComma() {
      return open.role() == Role.VALUE || open.role() == Role.TENSOR_NAMES ? "" : ",";
    }

    /** What is behind the last item if all are on one line. */
    String lastCommaOnOneLine() {
      return open.role() == Role.TUPLE_OF_ONE ? "," : "";
    }
  }

  /** Statements in braces. */
  record Block(SourceToken open, List<Statement> statements, SourceToken close) implements Element {
    public Block {
      statements = List.copyOf(statements);
    }

    @Override
    public SourceToken first() {
      return open;
    }

    @Override
    public SourceToken last() {
      return close;
    }

    boolean isEmpty() {
      return statements.isEmpty() && open.after().isEmpty() && close.before().isEmpty();
    }
  }

  /** A statement or a section: its words, and the blocks between them. */
  record Statement(List<Element> elements) {
    public Statement {
      elements = List.copyOf(elements);
    }
  }

  /** Whether a comment is above it, behind it or inside it. */
  default boolean hasComment() {
    return first().hasComment()
        || last().hasComment()
        || this instanceof Group group && group.isForced();
  }
}
