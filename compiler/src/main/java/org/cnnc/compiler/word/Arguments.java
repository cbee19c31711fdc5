package org.cnnc.compiler.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Span;

/** The arguments of one use of a word: checked, typed, defaults filled in, each with its place. */
public final class Arguments {
  private final Value.Call call;
  private final Map<String, Object> values;
  private final Map<String, Value.Argument> given;
  private final List<Diagnostic> warnings;
  private final Span tensors;
  private final List<Optional<String>> tensorNames;

  Arguments(Value.Call call, Map<String, Object> values, Map<String, Value.Argument> given) {
    this(call, values, given, new ArrayList<>(), call.span(), List.of());
  }

  private Arguments(
      Value.Call call,
      Map<String, Object> values,
      Map<String, Value.Argument> given,
      List<Diagnostic> warnings,
      Span tensors,
      List<Optional<String>> tensorNames) {
    this.call = call;
    this.values = values;
    this.given = given;
    this.warnings = warnings;
    this.tensors = tensors;
    this.tensorNames = tensorNames;
  }

  /**
   * The same arguments of a layer that is applied to tensors.
   *
   * @param place where the tensors stand
   * @param names of the tensors; empty for one that has none
   */
  public Arguments on(Span place, List<Optional<String>> names) {
    return new Arguments(call, values, given, warnings, place, List.copyOf(names));
  }

  /** Where the tensors stand that the layer is applied to, or else the layer. */
  public Span tensors() {
    return tensors;
  }

  /** The name of a tensor that the layer is applied to, if it has one. */
  public Optional<String> tensorName(int number) {
    return number < tensorNames.size() ? tensorNames.get(number) : Optional.empty();
  }

  /**
   * Matches what is given in brackets with what the word takes.
   *
   * @param common parameters that every word of the sort takes, by name only
   * @throws Refusal with every error among the arguments
   */
  public static Arguments bind(Word word, Value.Call call, List<Parameter<?>> common, Words words) {
    return new ArgumentBinder(word.parameters(), common, call, words).bind();
  }

  /** The argument for a parameter, or its default. */
  public <T> T get(Parameter<T> parameter) {
    if (!values.containsKey(parameter.name())) {
      throw new IllegalArgumentException("not a parameter of this word: " + parameter.name());
    }
    @SuppressWarnings("unchecked") // the binder read the value with this parameter's type
    T value = (T) values.get(parameter.name());
    return value;
  }

  /** Whether the file gives the argument. */
  public boolean isGiven(Parameter<?> parameter) {
    return given.containsKey(parameter.name());
  }

  /** Where the argument stands, or else the whole call. */
  public Span span(Parameter<?> parameter) {
    return span(parameter.name()).orElse(call.span());
  }

  /** Where the argument of that name stands, if it is given. */
  public Optional<Span> span(String parameter) {
    return Optional.ofNullable(given.get(parameter)).map(Value.Argument::span);
  }

  /** Where the word stands with its brackets. */
  public Span span() {
    return call.span();
  }

  /** Reports something legal but unwise. */
  public void warn(Diagnostic warning) {
    warnings.add(warning);
  }

  /** What was reported so far. */
  public List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }
}
