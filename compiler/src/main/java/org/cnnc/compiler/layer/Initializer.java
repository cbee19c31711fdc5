package org.cnnc.compiler.layer;

import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterType;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Word;

/** How fresh weights are drawn, by name; the runtime does the drawing. */
public interface Initializer extends Word {
  /** What a parameter for an initializer accepts. */
  ParameterType<Initializer> TYPE = ParameterTypes.word(Initializer.class, "an initializer");

  /** A parameter such as {@code kernel_initializer=glorot_uniform}. */
  static Parameter<Initializer> parameter(String name, Initializer fallback) {
    String doc = "How the " + name.substring(0, name.indexOf('_')) + " is drawn before training.";
    return Parameter.optional(name, TYPE, fallback, fallback.name(), doc);
  }
}
