package org.cnnc.compiler.train;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.function.FunctionWord;
import org.cnnc.compiler.function.Pointwise;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.Use;

/**
 * A function of the file as a loss: of (target, prediction), averaged over all elements.
 *
 * @param name of the function
 * @param parameters its settings
 */
public record FunctionLoss(String name, List<Parameter<?>> parameters, Pointwise function)
    implements LossWord {
  /** How many tensors such a function takes. */
  public static final int TENSORS = 2;

  /** The function with its settings. */
  public static Use<LossWord> of(FunctionWord function, Arguments arguments) {
    Pointwise fixed = function.with(arguments);
    return new Use<>(new FunctionLoss(function.name(), function.parameters(), fixed), arguments);
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.loss.FunctionLoss");
  }

  /** The value, and the derivative by the prediction. */
  @Override
  public List<ScalarFunction> functions() {
    return List.of(function.value(), function.slopes().get(TENSORS - 1));
  }
}
