package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;

/** The calls of layers and blocks in statements, wherever they stand. */
public final class LayerCalls {
  private final List<CallSyntax> found = new ArrayList<>();

  private LayerCalls() {}

  /** All calls, in source order. */
  public static List<CallSyntax> in(List<StatementSyntax> statements) {
    LayerCalls calls = new LayerCalls();
    calls.add(statements);
    return calls.found;
  }

  /** All calls in an expression, in source order. */
  public static List<CallSyntax> in(TensorSyntax tensor) {
    LayerCalls calls = new LayerCalls();
    calls.add(tensor);
    return calls.found;
  }

  private void add(List<StatementSyntax> statements) {
    for (StatementSyntax statement : statements) {
      statement.expression().ifPresent(this::add);
      statement.bodies().forEach(this::add);
    }
  }

  private void add(TensorSyntax tensor) {
    if (tensor instanceof TensorSyntax.Applied applied) {
      found.add(applied.layer());
      applied.tensors().forEach(this::add);
    } else if (tensor instanceof TensorSyntax.Several several) {
      several.tensors().forEach(this::add);
    }
  }
}
