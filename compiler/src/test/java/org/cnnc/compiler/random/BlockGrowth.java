package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.random.Draft.Place;
import org.cnnc.compiler.reference.Expression;
import org.cnnc.compiler.reference.Expression.Argument;
import org.cnnc.compiler.reference.Frame;
import org.cnnc.compiler.reference.Program.Block;
import org.cnnc.compiler.reference.Program.Parameter;
import org.cnnc.compiler.reference.Statement;
import org.cnnc.compiler.reference.Statement.Assign;
import org.cnnc.compiler.reference.TensorTerm;
import org.cnnc.compiler.reference.TensorTerm.Applied;
import org.cnnc.compiler.reference.TensorTerm.Named;

/** Grows blocks where they are called first, and calls them again. */
final class BlockGrowth {
  private static final int MOST_BLOCKS = 3;
  private static final int MOST_STATEMENTS = 4;

  private final Choices choices;
  private final Draft draft;
  private final Growth growth;
  private final Numbers numbers;

  BlockGrowth(Choices choices, Draft draft, Growth growth, Layers layers) {
    this.choices = choices;
    this.draft = draft;
    this.growth = growth;
    this.numbers = new Numbers(choices);
  }

  /** A call of a block that is there or of a new one. */
  List<Statement> call(Place place, List<Statement> before, Frame frame) {
    List<String> names = Layers.names(frame);
    if (names.isEmpty()) {
      return List.of();
    }
    if (!draft.blocks.isEmpty() && (draft.blocks.size() >= MOST_BLOCKS || choices.chance(50))) {
      Block block = choices.pick(draft.blocks);
      return List.of(
          assign(block, block.tensors().stream().map(t -> tensor(names)).toList(), frame));
    }
    return grown(place, before, frame, names);
  }

  private TensorTerm tensor(List<String> names) {
    return new Named(choices.pick(names));
  }

  private Statement assign(Block block, List<TensorTerm> tensors, Frame frame) {
    TensorTerm given = ((Statement.Return) block.body().get(block.body().size() - 1)).tensor();
    int results = given instanceof TensorTerm.Several several ? several.tensors().size() : 1;
    List<Argument> arguments = arguments(block.parameters(), frame);
    Expression.Call call = new Expression.Call(block.name(), arguments);
    boolean bare = results == 1 && tensors.equals(List.of(new Named("_")));
    if (bare && choices.chance(70)) {
      return new Statement.Line(new Applied(call, List.of()));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < results; i++) {
      names.add(draft.fresh("made"));
    }
    return new Assign(names, new Applied(call, tensors));
  }

  private List<Argument> arguments(List<Parameter> parameters, Frame frame) {
    List<Argument> arguments = new ArrayList<>();
    boolean inOrder = true;
    for (Parameter parameter : parameters) {
      if (parameter.fallback().isPresent() && choices.chance(40)) {
        inOrder = false;
        continue;
      }
      inOrder &= choices.chance(60);
      Optional<String> name = inOrder ? Optional.empty() : Optional.of(parameter.name());
      arguments.add(new Argument(name, value(parameter, frame)));
    }
    return arguments;
  }

  private Expression value(Parameter parameter, Frame frame) {
    return parameter.name().startsWith("n")
        ? numbers.whole(choices.between(1, 4), frame)
        : numbers.flag(choices.chance(50), frame);
  }

  private List<Statement> grown(
      Place place, List<Statement> before, Frame frame, List<String> names) {
    String name = draft.fresh(choices.pick(List.of("residual", "head", "unit")));
    List<String> tensors = choices.chance(30) ? List.of("u", "v") : List.of("u");
    List<TensorTerm> given = tensors.stream().map(t -> tensor(names)).toList();
    List<Parameter> parameters = parameters(frame);
    List<Block> others = List.copyOf(draft.blocks);
    List<Argument> arguments = arguments(parameters, frame);
    Statement trial =
        new Assign(
            List.of(draft.fresh("trial")),
            new Applied(new Expression.Call(name, arguments), given));
    Place inside =
        body -> {
          draft.blocks.removeIf(block -> block.name().equals(name));
          List<Statement> whole = Draft.join(body, List.of(new Statement.Return(new Named("u"))));
          draft.blocks.add(new Block(name, parameters, tensors, whole));
          return place.apply(Draft.join(before, List.of(trial)));
        };
    Optional<Frame> start = draft.frame(inside, List.of());
    List<Statement> body =
        start.isEmpty()
            ? new ArrayList<>()
            : new ArrayList<>(growth.body(inside, List.of(), MOST_STATEMENTS, 1));
    if (body.isEmpty()) {
      draft.blocks.retainAll(others);
      return List.of();
    }
    Block block = new Block(name, parameters, tensors, closed(inside, body, start.get()));
    draft.blocks.removeIf(other -> other.name().equals(name));
    draft.blocks.add(block);
    Statement call = assign(block, given, frame);
    if (draft.isRight(place, Draft.join(before, List.of(call)))) {
      return List.of(call);
    }
    draft.blocks.retainAll(others);
    return List.of();
  }

  private List<Parameter> parameters(Frame frame) {
    List<Parameter> parameters = new ArrayList<>();
    for (String name : List.of("n", "deep", "n2")) {
      if (choices.chance(40)) {
        Expression fallback =
            name.startsWith("n")
                ? Numbers.literal(choices.between(1, 4))
                : new Expression.Literal(true, "true");
        boolean typed = choices.chance(40);
        boolean required = name.startsWith("n") && choices.chance(30);
        String type = name.startsWith("n") ? "int" : "bool";
        parameters.add(
            new Parameter(
                name,
                typed ? Optional.of(type) : Optional.empty(),
                required ? Optional.empty() : Optional.of(fallback)));
      }
    }
    return parameters;
  }

  /** The body with the tensors that it gives back. */
  private List<Statement> closed(Place inside, List<Statement> body, Frame start) {
    List<String> left = growth.gather(inside, body, start, choices.between(1, 3));
    Frame end = draft.frame(inside, body).orElse(start);
    boolean line =
        end.current().isPresent()
            && !end.current().get().isUsed()
            && start.current().map(node -> node.id()).equals(end.current().map(node -> node.id()))
                == false;
    List<TensorTerm> given = new ArrayList<>();
    left.forEach(name -> given.add(new Named(name)));
    if (line) {
      given.add(new Named("_"));
    }
    if (given.isEmpty()) {
      given.add(new Named("u"));
    }
    TensorTerm result = given.size() == 1 ? given.get(0) : new TensorTerm.Several(given);
    return Draft.join(body, List.of(new Statement.Return(result)));
  }
}
