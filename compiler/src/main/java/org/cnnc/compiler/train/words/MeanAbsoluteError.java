package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.train.LossWord;

/** The mean of absolute differences. */
public final class MeanAbsoluteError implements LossWord {
  @Override
  public String name() {
    return "mean_absolute_error";
  }

  @Override
  public List<String> spellings() {
    return List.of(name(), "mae", "MeanAbsoluteError");
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.loss.MeanAbsoluteError");
  }
}
