package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.train.LossWord;

/** The mean of squared differences. */
public final class MeanSquaredError implements LossWord {
  @Override
  public String name() {
    return "mean_squared_error";
  }

  @Override
  public List<String> spellings() {
    return List.of(name(), "mse", "MeanSquaredError");
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.loss.MeanSquaredError");
  }
}
