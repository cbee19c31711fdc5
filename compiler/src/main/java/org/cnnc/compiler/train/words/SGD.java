package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.train.OptimizerWord;
import org.cnnc.compiler.word.Parameter;

/** Gradient descent: {@code SGD(learning_rate=0.01, momentum=0.9)}. */
public final class SGD implements OptimizerWord {
  @Override
  public String name() {
    return "SGD";
  }

  @Override
  public List<String> spellings() {
    return List.of("SGD", "sgd");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        OptimizerWord.learningRate(0.01),
        OptimizerWord.fraction("momentum", 0.0, "The share of the last step that goes on."),
        OptimizerWord.flag("nesterov", "Whether the gradient counts as after the momentum."));
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.optimizer.SGD");
  }
}
