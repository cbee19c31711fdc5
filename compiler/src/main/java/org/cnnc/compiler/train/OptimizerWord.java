package org.cnnc.compiler.train;

import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/** A rule that moves weights against their gradient, such as {@code Adam}. */
public interface OptimizerWord extends TrainingWord {
  /** The parameter that all of them have. */
  static Parameter<Double> learningRate(double fallback) {
    return number("learning_rate", fallback, "The length of a step.");
  }

  /** A parameter from 0 on. */
  static Parameter<Double> number(String name, double fallback, String doc) {
    return Parameter.optional(
        name,
        ParameterTypes.real("at least 0", value -> value >= 0),
        fallback,
        String.valueOf(fallback),
        doc);
  }

  /** A parameter from 0 to below 1. */
  static Parameter<Double> fraction(String name, double fallback, String doc) {
    return Parameter.optional(
        name,
        ParameterTypes.real("at least 0 and below 1", value -> value >= 0 && value < 1),
        fallback,
        String.valueOf(fallback),
        doc);
  }

  /** A parameter that is off unless set. */
  static Parameter<Boolean> flag(String name, String doc) {
    return Parameter.optional(name, ParameterTypes.bool(), false, "false", doc);
  }
}
