package org.cnnc.compiler.train;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Use;

/**
 * A checked {@code train} section.
 *
 * @param name the class to generate: {@code FashionRun}
 * @param optimizer the one given, or Keras' default
 * @param compile arguments of {@link org.cnnc.compiler.train.step.CompileStep}
 * @param fit arguments of {@link org.cnnc.compiler.train.step.FitStep}; empty if the run only
 *     evaluates
 * @param evaluations arguments of {@link org.cnnc.compiler.train.step.EvaluateStep}
 */
public record Run(
    String name,
    Model model,
    List<Data> data,
    Use<OptimizerWord> optimizer,
    Arguments compile,
    Optional<Arguments> fit,
    List<Arguments> evaluations,
    Span span) {
  public Run {
    data = List.copyOf(data);
    evaluations = List.copyOf(evaluations);
  }

  /**
   * A source and the names of what comes of it.
   *
   * @param names one, or two if the source is split
   */
  public record Data(List<String> names, Use<DataWord> source, Span span) {
    public Data {
      names = List.copyOf(names);
    }
  }

  /** Whether the runtime can do all of it; otherwise it is checked, but no class is made of it. */
  public boolean canRun() {
    return data.stream().allMatch(d -> d.source().word().runtimeClass().isPresent());
  }
}
