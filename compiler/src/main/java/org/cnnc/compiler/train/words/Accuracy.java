package org.cnnc.compiler.train.words;

import java.util.Optional;
import org.cnnc.compiler.train.MetricWord;

/** The share of right answers; which one is right follows from loss and output, as in Keras. */
public final class Accuracy implements MetricWord {
  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.metric.Accuracy");
  }
}
