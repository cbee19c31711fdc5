package org.cnnc.compiler.expand;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/**
 * What a model is besides its inputs and layers.
 *
 * @param outputs at least one
 * @param sequential whether it has one input, one output and bare lines only
 */
public record Outline(
    List<Output> outputs,
    List<Exposure> exposures,
    List<Requirement> requirements,
    boolean sequential) {
  public Outline {
    outputs = List.copyOf(outputs);
    exposures = List.copyOf(exposures);
    requirements = List.copyOf(requirements);
  }

  /** A declared output. */
  public record Output(String name, int tensor, Optional<Value> labels) {}

  /** A layer whose output becomes a method. */
  public record Exposure(Name layer, Name method) {}

  /**
   * What must hold of the model.
   *
   * @param scope what was known where it stands
   */
  public record Requirement(ValueSyntax condition, Scope scope) {}
}
