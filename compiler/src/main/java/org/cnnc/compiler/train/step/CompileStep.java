package org.cnnc.compiler.train.step;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.function.FunctionTypes;
import org.cnnc.compiler.train.FunctionLoss;
import org.cnnc.compiler.train.LossWord;
import org.cnnc.compiler.train.MetricWord;
import org.cnnc.compiler.train.OptimizerWord;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterType;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Use;
import org.cnnc.compiler.word.Value;
import org.cnnc.compiler.word.Word;
import org.cnnc.compiler.word.Words;

/** {@code compile(optimizer=adam, loss=sparse_categorical_crossentropy, metrics=[accuracy])}. */
public final class CompileStep implements Word {
  public static final Parameter<Optional<Use<OptimizerWord>>> OPTIMIZER =
      Parameter.optional(
          "optimizer",
          optional(ParameterTypes.use(OptimizerWord.class, "an optimizer")),
          Optional.empty(),
          "rmsprop",
          "The rule that moves the weights.");

  /** One for all outputs, or one for each. */
  public static final Parameter<List<Use<LossWord>>> LOSS =
      Parameter.required(
          "loss",
          ParameterTypes.listOf(
              FunctionTypes.orWord(
                  LossWord.class,
                  "a loss",
                  FunctionLoss.TENSORS,
                  "2, the target and the prediction",
                  use -> use,
                  FunctionLoss::of)),
          "loss=sparse_categorical_crossentropy",
          "What training makes small; with several outputs a list, in their order.");

  public static final Parameter<Optional<List<Use<MetricWord>>>> METRICS =
      Parameter.optional(
          "metrics",
          ParameterTypes.orNone(
              ParameterTypes.listOf(ParameterTypes.use(MetricWord.class, "a metric"))),
          Optional.empty(),
          "none",
          "What to report beside the loss.");

  public static final Parameter<Optional<List<Double>>> LOSS_WEIGHTS =
      Parameter.optional(
          "loss_weights",
          ParameterTypes.orNone(ParameterTypes.listOf(ParameterTypes.real())),
          Optional.empty(),
          "none",
          "By what the loss of each output is multiplied before they are added; 1 if `none`.");

  @Override
  public String name() {
    return "compile";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OPTIMIZER, LOSS, METRICS, LOSS_WEIGHTS);
  }

  /** The optimizer that is given, or Keras' default with its own defaults. */
  public static Use<OptimizerWord> optimizer(Arguments compile, Words words) {
    return compile.get(OPTIMIZER).orElseGet(() -> fallback(compile, words));
  }

  private static Use<OptimizerWord> fallback(Arguments compile, Words words) {
    OptimizerWord word = words.find(OptimizerWord.class, OPTIMIZER.text()).orElseThrow();
    Value.Call call = new Value.Call(word.name(), compile.span(), List.of(), compile.span());
    return new Use<>(word, Arguments.bind(word, call, List.of(), words));
  }

  /** Present without {@code none} being a value: the default is a word, not nothing. */
  private static <T> ParameterType<Optional<T>> optional(ParameterType<T> type) {
    return new ParameterType<>(
        type.description(),
        type.enumerators(),
        (value, reading) -> Optional.of(type.read(value, reading)));
  }
}
