package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.train.LossWord;
import org.cnnc.compiler.train.TrainedOutput;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/** For class numbers and a probability a class. */
public final class SparseCategoricalCrossentropy implements LossWord {
  @Override
  public String name() {
    return "sparse_categorical_crossentropy";
  }

  @Override
  public List<String> spellings() {
    return List.of(name(), "SparseCategoricalCrossentropy");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(Logits.FROM_LOGITS);
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.loss.SparseCategoricalCrossentropy");
  }

  @Override
  public long targetSize(Shape output) {
    return output.elements() / output.channels();
  }

  @Override
  public boolean takesClassNumbers() {
    return true;
  }

  @Override
  public Optional<Diagnostic> check(TrainedOutput output, Arguments arguments) {
    return Logits.checkClasses(output, arguments);
  }
}
