package org.cnnc.compiler.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Tensors as a file writes them. */
public sealed interface TensorTerm {
  /** A layer, applied to tensors; to none if it is a line by itself. */
  record Applied(Expression.Call layer, List<TensorTerm> to) implements TensorTerm {
    public Applied {
      to = List.copyOf(to);
    }

    @Override
    public String toString() {
      return to.isEmpty() ? layer.toString() : layer + "(" + list(to) + ")";
    }
  }

  /** {@code [a, b]}. */
  record Several(List<TensorTerm> tensors) implements TensorTerm {
    public Several {
      tensors = List.copyOf(tensors);
    }

    @Override
    public String toString() {
      return "[" + list(tensors) + "]";
    }
  }

  /** A tensor by its name; {@code _} is the current one. */
  record Named(String name) implements TensorTerm {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String list(List<TensorTerm> terms) {
    return terms.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
