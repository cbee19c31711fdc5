package org.cnnc.compiler.random;

import static org.cnnc.compiler.random.Draft.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.reference.Expression;
import org.cnnc.compiler.reference.Expression.Literal;
import org.cnnc.compiler.reference.Frame;
import org.cnnc.compiler.reference.Meaning;
import org.cnnc.compiler.reference.Node;
import org.cnnc.compiler.reference.Program;
import org.cnnc.compiler.reference.Statement;
import org.cnnc.compiler.reference.Statement.Output;
import org.cnnc.compiler.reference.TensorTerm.Applied;
import org.cnnc.compiler.reference.TensorTerm.Named;
import org.cnnc.compiler.reference.Value;

/**
 * A random right program with one model.
 *
 * @param text its files, a {@link org.cnnc.compiler.compiled.Bundle}
 * @param algorithms how its convolutions are summed
 */
record RandomProgram(String text, Algorithms algorithms) {
  private static final long SMALL = 25_000;
  private static final long LARGE = 400_000;

  /** The program that some choices stand for. */
  static RandomProgram of(Choices choices) {
    return new Maker(choices).make();
  }

  /** Makes a program from choices. */
  private static final class Maker {
    private final Choices choices;
    private final Numbers numbers;
    private final Algorithms algorithms;
    private final boolean wide;
    private final Draft draft;
    private final Growth growth;

    Maker(Choices choices) {
      this.choices = choices;
      numbers = new Numbers(choices);
      algorithms =
          choices.pick(
              List.of(Algorithms.AUTO, Algorithms.AUTO, Algorithms.DIRECT, Algorithms.WINOGRAD));
      wide = choices.chance(6);
      draft = new Draft(wide ? LARGE : SMALL);
      growth = new Growth(choices, draft);
    }

    RandomProgram make() {
      declarations();
      List<Statement> body = new ArrayList<>(inputs());
      if (wide) {
        body.addAll(winograd());
      }
      body = growth.body(s -> s, body, choices.between(2, 9), 2);
      if (body.stream().allMatch(Statement.Input.class::isInstance)) {
        body.add(first(body));
      }
      finish(body);
      String text = new Imports(choices, draft.program(body)).spread().text();
      return new RandomProgram(text, algorithms);
    }

    private void declarations() {
      while (choices.chance(30)) {
        String name = draft.fresh("N");
        Expression value =
            choices.chance(20)
                ? numbers.real(choices.between(10, 150))
                : Numbers.literal(choices.between(1, 5));
        draft.constants.add(new Program.Constant(name, value));
      }
      while (choices.chance(40) && draft.functions.size() < 3) {
        draft.functions.add(
            choices.stretch(
                () -> new Functions(choices, draft.functions).function(draft.fresh("curve"))));
      }
      while (choices.chance(30)) {
        Optional<String> type = choices.chance(40) ? Optional.of("int") : Optional.empty();
        draft.parameters.add(
            new Program.Parameter(
                draft.fresh("size"), type, Optional.of(Numbers.literal(choices.between(1, 5)))));
      }
    }

    private List<Statement> inputs() {
      List<Statement> inputs = new ArrayList<>();
      int count = choices.pick(List.of(1, 1, 1, 1, 2, 3));
      while (inputs.size() < count) {
        List<Statement> before = List.copyOf(inputs);
        Frame frame = draft.frame(s -> s, before).orElseThrow();
        List<Expression> sizes = new ArrayList<>();
        for (int axis = choices.pick(List.of(3, 3, 3, 1, 2)); axis > 0; axis--) {
          int most = axis == 1 ? 4 : 8;
          sizes.add(numbers.whole(choices.between(1, most), frame));
        }
        String type = choices.chance(15) ? "uint8" : "float32";
        Statement input = new Statement.Input(draft.fresh("image"), type, sizes);
        boolean right = draft.frame(s -> s, join(before, List.of(input))).isPresent();
        inputs.add(right ? input : plain());
      }
      return inputs;
    }

    private Statement plain() {
      return new Statement.Input(draft.fresh("vector"), "float32", List.of(Numbers.literal(3)));
    }

    /** Sizes for which Winograd's form is chosen by itself. */
    private List<Statement> winograd() {
      String name = draft.fresh("wide");
      Statement input =
          new Statement.Input(
              name,
              "float32",
              List.of(
                  Numbers.literal(4), Numbers.literal(choices.between(4, 5)), Numbers.literal(32)));
      int filters = choices.pick(List.of(32, 64));
      Expression.Call layer =
          new Expression.Call(
              "Conv2D",
              List.of(
                  new Expression.Argument(Optional.empty(), Numbers.literal(filters)),
                  new Expression.Argument(Optional.empty(), Numbers.literal(3)),
                  new Expression.Argument(Optional.of("padding"), new Expression.Name("same"))));
      Applied applied = new Applied(layer, List.of(new Named(name)));
      return List.of(input, new Statement.Assign(List.of(draft.fresh("deep")), applied));
    }

    private Statement first(List<Statement> inputs) {
      Expression.Call flatten = new Expression.Call("Flatten", List.of());
      Statement.Input input = (Statement.Input) inputs.get(0);
      return new Statement.Assign(
          List.of(draft.fresh("flat")), new Applied(flatten, List.of(new Named(input.name()))));
    }

    private void finish(List<Statement> body) {
      Frame none = draft.frame(s -> s, List.of()).orElseThrow();
      List<String> left = growth.gather(s -> s, body, none, choices.between(1, 3));
      Frame frame = draft.frame(s -> s, body).orElseThrow();
      Optional<Node> line = frame.current().filter(node -> !node.isUsed());
      boolean lineIsInput =
          frame.tensors().values().stream().anyMatch(n -> line.filter(l -> l == n).isPresent());
      List<String> outputs = new ArrayList<>(left);
      line.ifPresent(node -> outputs.add("_"));
      boolean last =
          outputs.size() == 1
              && !lineIsInput
              && !choices.chance(60)
              && draft.meaning(body).filter(Meaning::complete).isPresent();
      if (!last) {
        outputs(body, outputs, frame);
      }
      Meaning meaning = draft.meaning(body).orElseThrow();
      facts(body, meaning);
    }

    private void outputs(List<Statement> body, List<String> left, Frame frame) {
      List<String> names = left.isEmpty() ? List.of(choices.pick(Layers.names(frame))) : left;
      for (String name : names) {
        Optional<String> called =
            names.size() == 1 && choices.chance(15)
                ? Optional.empty()
                : Optional.of(draft.fresh(choices.pick(List.of("y", "probs", "out"))));
        Output plain = new Output(called, new Named(name), Optional.empty());
        Output dense = new Output(called, head(name), labels());
        boolean headed =
            choices.chance(50) && draft.meaning(join(body, List.of(dense))).isPresent();
        body.add(headed ? dense : plain);
      }
    }

    private static final int CLASSES = 3;

    /** A layer of three units, bare on the current tensor. */
    private Applied head(String name) {
      Expression.Argument units =
          new Expression.Argument(Optional.empty(), Numbers.literal(CLASSES));
      Expression.Argument softmax =
          new Expression.Argument(Optional.of("activation"), new Expression.Name("softmax"));
      Expression.Call dense = new Expression.Call("Dense", List.of(units, softmax));
      return new Applied(dense, name.equals("_") ? List.of() : List.of(new Named(name)));
    }

    private Optional<Expression> labels() {
      List<Expression> labels = new ArrayList<>();
      for (String label : List.of("cat", "a dog", "5")) {
        labels.add(new Literal(new Value.Text(label), "\"" + label + "\""));
      }
      return choices.chance(40)
          ? Optional.of(new Expression.Items(labels, false))
          : Optional.empty();
    }

    /** What is exposed and required; it is true of the model. */
    private void facts(List<Statement> body, Meaning meaning) {
      if (choices.chance(30)) {
        Statement expose =
            new Statement.Expose(
                choices.pick(meaning.layers()).name(), "shown_" + choices.below(9));
        if (draft.meaning(join(body, List.of(expose))).isPresent()) {
          body.add(expose);
        }
      }
      if (choices.chance(30)) {
        long weights = meaning.network().weightCount();
        boolean bytes = choices.chance(50);
        Expression fact = new Expression.Call(bytes ? "weight_bytes" : "params", List.of());
        Expression figure = Numbers.literal(bytes ? 4 * weights : weights);
        body.add(
            new Statement.Require(
                new Expression.Binary(choices.pick(List.of("==", "<=", ">=")), fact, figure)));
      }
    }
  }
}
