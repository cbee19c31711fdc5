package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.train.LossWord;
import org.cnnc.compiler.train.TrainedOutput;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/** For targets of 0 and 1 and independent probabilities. */
public final class BinaryCrossentropy implements LossWord {
  @Override
  public String name() {
    return "binary_crossentropy";
  }

  @Override
  public List<String> spellings() {
    return List.of(name(), "BinaryCrossentropy");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Logits.FROM_LOGITS);
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.loss.BinaryCrossentropy");
  }

  @Override
  public Optional<Diagnostic> check(TrainedOutput output, Arguments arguments) {
    if (output.activation().equals("softmax")) {
      return Logits.mismatch(
          arguments,
          "This loss needs independent probabilities; `%s` is a softmax over %d classes."
              .formatted(output.name(), output.shape().channels()),
          "Use `sparse_categorical_crossentropy` or `categorical_crossentropy`.");
    }
    return Logits.check(output, arguments, "sigmoid");
  }
}
