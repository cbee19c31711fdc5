package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.train.OptimizerWord;
import org.cnnc.compiler.word.Parameter;

/** Adaptive moment estimation: {@code Adam(learning_rate=0.001)}. */
public final class Adam implements OptimizerWord {
  @Override
  public String name() {
    return "Adam";
  }

  @Override
  public List<String> spellings() {
    return List.of("Adam", "adam");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        OptimizerWord.learningRate(0.001),
        OptimizerWord.fraction("beta_1", 0.9, "How slowly the mean of the gradients forgets."),
        OptimizerWord.fraction("beta_2", 0.999, "How slowly the mean of their squares forgets."),
        OptimizerWord.number("epsilon", 1e-7, "What keeps the divisor from 0."),
        OptimizerWord.flag("amsgrad", "Whether the divisor never shrinks."));
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.optimizer.Adam");
  }
}
