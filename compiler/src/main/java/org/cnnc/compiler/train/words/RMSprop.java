package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.train.OptimizerWord;
import org.cnnc.compiler.word.Parameter;

/** Gradients divided by a running root mean square: {@code RMSprop(rho=0.9)}. */
public final class RMSprop implements OptimizerWord {
  @Override
  public String name() {
    return "RMSprop";
  }

  @Override
  public List<String> spellings() {
    return List.of("RMSprop", "rmsprop");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        OptimizerWord.learningRate(0.001),
        OptimizerWord.fraction("rho", 0.9, "How slowly the mean square forgets."),
        OptimizerWord.fraction("momentum", 0.0, "The share of the last step that goes on."),
        OptimizerWord.number("epsilon", 1e-7, "What keeps the divisor from 0."),
        OptimizerWord.flag("centered", "Whether the variance divides, not the mean square."));
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.optimizer.RMSprop");
  }
}
