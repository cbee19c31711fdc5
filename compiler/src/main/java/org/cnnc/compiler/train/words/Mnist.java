package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.train.DataFacts;
import org.cnnc.compiler.train.DataWord;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/** Handwritten digits: {@code mnist("train", scale=1/255, validation_split=0.2)}. */
public final class Mnist implements DataWord {
  @Override
  public String name() {
    return "mnist";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return GreyPictures.parameters();
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.data.Mnist");
  }

  @Override
  public DataFacts facts(Arguments arguments) {
    return GreyPictures.facts(arguments);
  }
}
