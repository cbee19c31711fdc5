package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.layer.Initializer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.reference.Expression;
import org.cnnc.compiler.reference.Expression.Argument;
import org.cnnc.compiler.reference.Expression.Literal;
import org.cnnc.compiler.reference.Expression.Name;
import org.cnnc.compiler.reference.Frame;
import org.cnnc.compiler.reference.Program;
import org.cnnc.compiler.reference.Value;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.Word;

/**
 * Draws arguments of layers: which ones is the kind's own declaration, what for is here by the name
 * of the parameter.
 */
final class Arguments {
  private static final List<String> ACTIVATIONS = words(Activation.class);
  private static final List<String> INITIALIZERS = words(Initializer.class);

  private final Choices choices;
  private final Numbers numbers;
  private final Draft draft;
  private final Map<String, Way> ways = new TreeMap<>();

  /** How an argument is drawn. */
  private interface Way {
    Expression draw(Frame frame);
  }

  Arguments(Choices choices, Draft draft) {
    this.choices = choices;
    this.numbers = new Numbers(choices);
    this.draft = draft;
    ways.put("filters", frame -> numbers.whole(size(5), frame));
    ways.put("units", frame -> numbers.whole(size(6), frame));
    ways.put("kernel_size", frame -> pair(4, frame));
    ways.put("pool_size", frame -> pair(3, frame));
    ways.put("strides", this::strides);
    ways.put("padding", frame -> padding());
    ways.put("dilation_rate", frame -> numbers.pair(1, 1, frame));
    ways.put("groups", frame -> numbers.whole(1, frame));
    ways.put("activation", this::activation);
    ways.put("use_bias", frame -> numbers.flag(choices.chance(50), frame));
    ways.put("kernel_initializer", frame -> word(choices.pick(INITIALIZERS)));
    ways.put("bias_initializer", frame -> word(choices.pick(INITIALIZERS)));
    ways.put("rate", frame -> numbers.real(choices.pick(List.of(50, 0, 10, 33, 90))));
    ways.put("seed", frame -> choices.chance(50) ? none() : numbers.whole(choices.below(9), frame));
    ways.put("scale", frame -> numbers.real(choices.between(-150, 150)));
    ways.put("offset", frame -> numbers.real(choices.between(-100, 100)));
    ways.put("axis", frame -> Numbers.literal(choices.pick(List.of(-1L, 1L, 2L, 3L, -2L, -3L))));
    ways.put("trainable", frame -> numbers.flag(choices.chance(50), frame));
    ways.put("name", frame -> quoted(draft.fresh(choices.pick(List.of("named", "dense", "conv")))));
    ways.put("function", frame -> new Name("none"));
  }

  private static <W extends Word> List<String> words(Class<W> sort) {
    return ServiceLoader.load(sort).stream()
        .map(provider -> provider.get().name())
        .sorted()
        .toList();
  }

  /** All kinds, by name. */
  static List<LayerKind> kinds() {
    return ServiceLoader.load(LayerKind.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(LayerKind::name))
        .toList();
  }

  /** The parameters that can be drawn. */
  static List<String> known() {
    return List.copyOf(new Arguments(Choices.random(0), new Draft(0)).ways.keySet());
  }

  /** Arguments for a layer; {@code function} is what an {@code Elementwise} applies. */
  List<Argument> of(LayerKind kind, Frame frame, Optional<Program.Function> function) {
    List<Argument> byPlace = new ArrayList<>();
    List<Argument> byName = new ArrayList<>();
    boolean inOrder = true;
    for (Parameter<?> parameter : kind.parameters()) {
      boolean given = parameter.isRequired() || choices.chance(45);
      if (given) {
        Expression value =
            function.isPresent() && parameter.name().equals("function")
                ? use(function.get(), frame)
                : ways.get(parameter.name()).draw(frame);
        inOrder &= choices.below(3) < 2;
        (inOrder ? byPlace : byName).add(new Argument(name(parameter.name(), !inOrder), value));
      }
      inOrder &= given;
    }
    for (Parameter<?> common : LayerKind.COMMON) {
      if (choices.chance(6)) {
        byName.add(new Argument(name(common.name(), true), ways.get(common.name()).draw(frame)));
      }
    }
    if (byName.size() > 1 && choices.chance(30)) {
      byName.add(0, byName.remove(byName.size() - 1));
    }
    byPlace.addAll(byName);
    return byPlace;
  }

  private static Optional<String> name(String name, boolean said) {
    return said ? Optional.of(name) : Optional.empty();
  }

  /** Small sizes, and now and then one that fills lanes. */
  private int size(int most) {
    return choices.chance(8) ? choices.pick(List.of(8, 16, 17)) : choices.between(1, most);
  }

  private Expression pair(int most, Frame frame) {
    int height = choices.between(1, most);
    int width = choices.chance(50) ? height : choices.between(1, most);
    return numbers.pair(height, width, frame);
  }

  private Expression strides(Frame frame) {
    return pair(3, frame);
  }

  private Expression none() {
    return new Literal(new Value.Nothing(), choices.chance(50) ? "None" : "none");
  }

  private Expression padding() {
    String padding = choices.pick(List.of("same", "valid", "full"));
    boolean capital = choices.chance(25);
    return word(capital ? padding.toUpperCase() : padding);
  }

  /** Bare or in quotes. */
  private Expression word(String word) {
    return switch (choices.below(3)) {
      case 1 -> new Literal(new Value.Text(word), "'" + word + "'");
      case 2 -> quoted(word);
      default -> new Name(word);
    };
  }

  private static Expression quoted(String word) {
    return new Literal(new Value.Text(word), "\"" + word + "\"");
  }

  private Expression activation(Frame frame) {
    List<Expression> more = new ArrayList<>();
    frame.values().entrySet().stream()
        .filter(entry -> isActivation(entry.getValue()))
        .forEach(entry -> more.add(new Name(entry.getKey())));
    draft.functions.stream()
        .filter(function -> tensors(function) == 1)
        .forEach(function -> more.add(use(function, frame)));
    return !more.isEmpty() && choices.chance(50)
        ? choices.pick(more)
        : word(choices.pick(ACTIVATIONS));
  }

  private boolean isActivation(Object value) {
    return value instanceof Value.Word word && ACTIVATIONS.contains(word.text())
        || value instanceof Value.Called call
            && draft.functions.stream()
                .anyMatch(f -> f.name().equals(call.name()) && tensors(f) == 1);
  }

  static long tensors(Program.Function function) {
    return function.parameters().stream().filter(p -> p.fallback().isEmpty()).count();
  }

  /** A function by name, perhaps with other settings. */
  Expression use(Program.Function function, Frame frame) {
    List<Argument> settings = new ArrayList<>();
    for (Program.Parameter parameter : function.parameters()) {
      if (parameter.fallback().isPresent() && choices.chance(40)) {
        Expression value =
            choices.chance(30) ? numbers.whole(2, frame) : numbers.real(choices.between(10, 200));
        settings.add(new Argument(Optional.of(parameter.name()), value));
      }
    }
    return settings.isEmpty()
        ? new Name(function.name())
        : new Expression.Call(function.name(), settings);
  }
}
