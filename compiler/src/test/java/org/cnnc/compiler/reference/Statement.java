package org.cnnc.compiler.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A statement of a model or of a block. */
public sealed interface Statement {
  /** The statement as text, its bodies indented. */
  default String text() {
    return toString();
  }

  /** {@code input x: float32[4, 4, 1]}. */
  record Input(String name, String type, List<Expression> sizes) implements Statement {
    public Input {
      sizes = List.copyOf(sizes);
    }

    @Override
    public String text() {
      return "input " + name + ": " + type + new Expression.Items(sizes, false);
    }
  }

  /** {@code output y = x labels ["a"]}. */
  record Output(Optional<String> name, TensorTerm tensor, Optional<Expression> labels)
      implements Statement {
    @Override
    public String text() {
      return "output "
          + name.map(n -> n + " ").orElse("")
          + "= "
          + tensor
          + labels.map(l -> " labels " + l).orElse("");
    }
  }

  /** {@code return x}. */
  record Return(TensorTerm tensor) implements Statement {
    @Override
    public String text() {
      return "return " + tensor;
    }
  }

  /** {@code expose dense as features}. */
  record Expose(String layer, String method) implements Statement {
    @Override
    public String text() {
      return "expose " + layer + " as " + method;
    }
  }

  /** {@code require params() == 10}. */
  record Require(Expression condition) implements Statement {
    @Override
    public String text() {
      return "require " + condition;
    }
  }

  /** {@code let n = 3}. */
  record Let(String name, Expression value) implements Statement {
    @Override
    public String text() {
      return "let " + name + " = " + value;
    }
  }

  /** {@code x, y = two()(z)}. */
  record Assign(List<String> names, TensorTerm tensor) implements Statement {
    public Assign {
      names = List.copyOf(names);
    }

    @Override
    public String text() {
      return String.join(", ", names) + " = " + tensor;
    }
  }

  /** A layer by itself. */
  record Line(TensorTerm.Applied layer) implements Statement {
    @Override
    public String text() {
      return layer.toString();
    }
  }

  /** {@code for n in [1, 2] { }}. */
  record For(String name, Expression list, List<Statement> body) implements Statement {
    public For {
      body = List.copyOf(body);
    }

    @Override
    public String text() {
      return "for " + name + " in " + list + " " + braces(body);
    }
  }

  /** {@code repeat 2 { }}. */
  record Repeat(Expression count, List<Statement> body) implements Statement {
    public Repeat {
      body = List.copyOf(body);
    }

    @Override
    public String text() {
      return "repeat " + count + " " + braces(body);
    }
  }

  /** {@code if a { } else if b { } else { }}; no {@code else} if its body is empty. */
  record If(List<Branch> branches, List<Statement> otherwise) implements Statement {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public String text() {
      return branches.stream()
              .map(branch -> "if " + branch.condition() + " " + braces(branch.body()))
              .collect(Collectors.joining(" else "))
          + (otherwise.isEmpty() ? "" : " else " + braces(otherwise));
    }
  }

  /** A condition and what happens under it. */
  record Branch(Expression condition, List<Statement> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }

  /** Not of the language: where a generator asks what names there are. */
  record Hole() implements Statement {}

  /** Statements in braces, one a line. */
  static String braces(List<Statement> body) {
    return body.stream()
        .map(statement -> statement.text().indent(2))
        .collect(Collectors.joining("", "{\n", "}"));
  }
}
