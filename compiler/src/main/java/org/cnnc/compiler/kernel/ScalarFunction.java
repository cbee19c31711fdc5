package org.cnnc.compiler.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A function of the model's file, floats to a float: a static method of the generated class.
 *
 * @param name of the method
 * @param formula what it computes, as the language writes it
 * @param derivativeOf the function it is the derivative of, if it is one
 * @param body made of {@link Expr.Parameter}s, constants, operations and calls alone
 */
public record ScalarFunction(
    String name,
    String formula,
    Optional<String> derivativeOf,
    List<String> parameters,
    Expr body) {
  public ScalarFunction {
    parameters = List.copyOf(parameters);
  }

  /** Its value where the arguments are. */
  public Expr at(Expr... arguments) {
    return new Expr.Apply(this, List.of(arguments));
  }
}
