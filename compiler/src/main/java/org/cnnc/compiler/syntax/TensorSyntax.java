package org.cnnc.compiler.syntax;

import java.util.List;
import org.cnnc.compiler.source.Span;

/** What stands for tensors: a name, a layer or a block applied to tensors, a list. */
public sealed interface TensorSyntax {
  /** From its first character to its last. */
  Span span();

  /** {@code x}. */
  record Named(Name name) implements TensorSyntax {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** {@code Flatten()(x)}; without tensors {@code Flatten()}. */
  record Applied(CallSyntax layer, List<TensorSyntax> tensors, Span span) implements TensorSyntax {
    public Applied {
      tensors = List.copyOf(tensors);
    }
  }

  /** {@code [x, skip]}. */
  record Several(List<TensorSyntax> tensors, Span span) implements TensorSyntax {
    public Several {
      tensors = List.copyOf(tensors);
    }
  }
}
