package org.cnnc.compiler.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.plan.Algorithms;

/** Carries out a program statement by statement, which gives a flat list of layers. */
public final class Interpreter {
  private final Program program;
  private final Calculator.Scope home;
  private final Construction made;
  private final Map<String, Integer> exposed = new LinkedHashMap<>();
  private final List<Meaning.Input> inputs = new ArrayList<>();
  private final List<Meaning.Output> outputs = new ArrayList<>();
  private final List<Statement.Expose> exposures = new ArrayList<>();
  private final List<Expression> requirements = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Set<String> running = new HashSet<>();
  private boolean onlyLines = true;

  /** Ends the work where a generator wants to know the names. */
  private static final class HoleException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Frame frame;

    HoleException(Frame frame) {
      super("", null, false, false);
      this.frame = frame;
    }
  }

  private Interpreter(Program program, Algorithms algorithms) {
    this.program = program;
    Map<String, Object> constants = new LinkedHashMap<>();
    home = name -> Optional.ofNullable(constants.get(name));
    Calculator calculator = new Calculator(home);
    program.constants().forEach(c -> constants.put(c.name(), calculator.of(c.value())));
    ElementFunctions functions = new ElementFunctions(program.functions(), home);
    made = new Construction(new Kinds(algorithms, functions));
  }

  /**
   * What a program says.
   *
   * @throws Unsuitable if it is in error
   */
  public static Meaning run(Program program, Algorithms algorithms) {
    return new Interpreter(program, algorithms).run();
  }

  /** The names where the program first comes to its hole; empty if it does not. */
  public static Optional<Frame> probe(Program program) {
    try {
      new Interpreter(program, Algorithms.AUTO).run();
      return Optional.empty();
    } catch (HoleException hole) {
      return Optional.of(hole.frame);
    }
  }

  private Meaning run() {
    Frame frame = new Frame(home, Defaults.values(program.model().parameters(), List.of(), home));
    frames.push(frame);
    run(program.model().body(), frame);
    if (outputs.isEmpty()) {
      Node last = made.last();
      last.use();
      outputs.add(new Meaning.Output("output", last.id(), List.of()));
    }
    for (Statement.Expose expose : exposures) {
      exposed.put(expose.method(), made.number(expose.layer()));
    }
    checkRequirements(frame);
    boolean sequential = onlyLines && inputs.size() == 1 && outputs.size() == 1;
    return made.meaning(inputs, outputs, exposed, sequential, frame);
  }

  private void checkRequirements(Frame frame) {
    Map<String, Object> facts = made.facts();
    Calculator calculator =
        new Calculator(
            new Calculator.Scope() {
              @Override
              public Optional<Object> value(String name) {
                return frame.value(name);
              }

              @Override
              public Optional<Object> answer(Expression.Call call) {
                return Optional.ofNullable(facts.get(call.name())).or(() -> frame.answer(call));
              }
            });
    for (Expression requirement : requirements) {
      Unsuitable.require(calculator.holds(requirement), "required: " + requirement);
    }
  }

  private void run(List<Statement> statements, Frame frame) {
    statements.forEach(statement -> run(statement, frame));
  }

  private void run(Statement statement, Frame frame) {
    Calculator calculator = new Calculator(frame);
    if (statement instanceof Statement.Line line) {
      line(line.layer(), frame);
    } else if (statement instanceof Statement.Assign assign) {
      assign(assign, frame);
    } else if (statement instanceof Statement.Let let) {
      frame.define(let.name(), calculator.of(let.value()), made.nextShared());
    } else if (statement instanceof Statement.For loop) {
      for (Object value : Unsuitable.unless(calculator.of(loop.list()), List.class)) {
        frame.define(loop.name(), value, made.nextShared());
        run(loop.body(), frame);
      }
    } else if (statement instanceof Statement.Repeat loop) {
      long times = calculator.whole(loop.count());
      Unsuitable.require(times >= 0, "repeat " + times);
      for (long i = 0; i < times; i++) {
        run(loop.body(), frame);
      }
    } else if (statement instanceof Statement.If choice) {
      choose(choice, calculator, frame);
    } else {
      ofModel(statement, calculator, frame);
    }
  }

  private void ofModel(Statement statement, Calculator calculator, Frame frame) {
    if (statement instanceof Statement.Input input) {
      input(input, calculator, frame);
    } else if (statement instanceof Statement.Output output) {
      output(output, calculator, frame);
    } else if (statement instanceof Statement.Expose expose) {
      exposures.add(expose);
    } else if (statement instanceof Statement.Require require) {
      requirements.add(require.condition());
    } else if (statement instanceof Statement.Hole) {
      frame.lost(made.isLost(frames));
      throw new HoleException(frame);
    } else {
      throw new Unsuitable("a model has no return");
    }
  }

  private void choose(Statement.If choice, Calculator calculator, Frame frame) {
    for (Statement.Branch branch : choice.branches()) {
      if (calculator.holds(branch.condition())) {
        run(branch.body(), frame);
        return;
      }
    }
    run(choice.otherwise(), frame);
  }

  private void input(Statement.Input input, Calculator calculator, Frame frame) {
    List<Integer> sizes = new ArrayList<>();
    for (Expression size : input.sizes()) {
      long whole = calculator.whole(size);
      Unsuitable.require(whole >= 1 && whole < 1000, "size " + whole);
      sizes.add((int) whole);
    }
    Unsuitable.require(sizes.size() <= 3, "axes");
    Node node = made.input(input.name(), new Shape(sizes));
    frame.name(input.name(), node);
    inputs.add(new Meaning.Input(input.name(), input.type()));
    long all = program.model().body().stream().filter(Statement.Input.class::isInstance).count();
    if (all == 1) {
      frame.current(node);
    }
  }

  private void output(Statement.Output output, Calculator calculator, Frame frame) {
    Node node;
    if (output.tensor() instanceof TensorTerm.Applied applied && isBare(applied, frame)) {
      node = single(apply(applied, List.of(current(frame)), frame));
    } else {
      onlyLines = false;
      node = single(tensors(output.tensor(), frame));
    }
    node.use();
    output.name().ifPresent(name -> frame.name(name, node));
    List<String> labels = new ArrayList<>();
    if (output.labels().isPresent()) {
      for (Object label : Unsuitable.unless(calculator.of(output.labels().get()), List.class)) {
        labels.add(Unsuitable.unless(label, Value.Text.class).text());
      }
      Unsuitable.require(
          node.shape().rank() == 1 && labels.size() == node.shape().size(0), "labels");
    }
    outputs.add(new Meaning.Output(output.name().orElse("output"), node.id(), labels));
  }

  private void assign(Statement.Assign assign, Frame frame) {
    onlyLines = false;
    List<Node> nodes = tensors(assign.tensor(), frame);
    Unsuitable.require(nodes.size() == assign.names().size(), "number of names");
    for (int i = 0; i < nodes.size(); i++) {
      frame.name(assign.names().get(i), nodes.get(i));
    }
  }

  private void line(TensorTerm.Applied layer, Frame frame) {
    boolean bare = isBare(layer, frame);
    onlyLines &= bare;
    List<Node> from = bare ? List.of(current(frame)) : inputs(layer, frame);
    frame.current(single(apply(layer, from, frame)));
  }

  private static Node current(Frame frame) {
    return frame.tensor("_");
  }

  private static Node single(List<Node> nodes) {
    Unsuitable.require(nodes.size() == 1, "one tensor is needed");
    return nodes.get(0);
  }

  private static boolean isBare(TensorTerm.Applied term, Frame frame) {
    boolean shared = frame.shared().containsKey(term.layer().name());
    return term.to().isEmpty() && !(shared && !term.layer().arguments().isEmpty());
  }

  private List<Node> tensors(TensorTerm term, Frame frame) {
    if (term instanceof TensorTerm.Named named) {
      return List.of(frame.tensor(named.name()));
    } else if (term instanceof TensorTerm.Several several) {
      return all(several.tensors(), frame);
    }
    TensorTerm.Applied applied = (TensorTerm.Applied) term;
    Unsuitable.require(!isBare(applied, frame), "a layer without tensors");
    return apply(applied, inputs(applied, frame), frame);
  }

  private List<Node> all(List<TensorTerm> terms, Frame frame) {
    List<Node> nodes = new ArrayList<>();
    terms.forEach(term -> nodes.addAll(tensors(term, frame)));
    return nodes;
  }

  /** The tensors behind a layer; a shared one has them as its arguments. */
  private List<Node> inputs(TensorTerm.Applied term, Frame frame) {
    if (!term.to().isEmpty()) {
      return all(term.to(), frame);
    }
    List<Node> nodes = new ArrayList<>();
    for (Expression.Argument argument : term.layer().arguments()) {
      List<Expression> names =
          argument.value() instanceof Expression.Items items
              ? items.values()
              : List.of(argument.value());
      names.forEach(name -> nodes.add(frame.tensor(name.toString())));
    }
    return nodes;
  }

  private List<Node> apply(TensorTerm.Applied term, List<Node> from, Frame frame) {
    String name = term.layer().name();
    Optional<Integer> shared = Optional.ofNullable(frame.shared().get(name));
    if (shared.isPresent()) {
      Value.Called call = (Value.Called) frame.value(name).orElseThrow();
      return List.of(made.layer(call, shared, from));
    }
    for (Program.Block block : program.blocks()) {
      if (block.name().equals(name)) {
        return block(block, new Calculator(frame).called(term.layer()), from);
      }
    }
    return List.of(made.layer(new Calculator(frame).called(term.layer()), Optional.empty(), from));
  }

  private List<Node> block(Program.Block block, Value.Called call, List<Node> from) {
    Unsuitable.require(from.size() == block.tensors().size(), "number of tensors");
    Unsuitable.require(running.add(block.name()), "recursion");
    Frame frame = new Frame(home, Defaults.values(block.parameters(), call.arguments(), home));
    for (int i = 0; i < from.size(); i++) {
      frame.name(block.tensors().get(i), from.get(i));
    }
    if (from.size() == 1) {
      frame.current(from.get(0));
    }
    int last = block.body().size() - 1;
    frames.push(frame);
    run(block.body().subList(0, last), frame);
    frames.pop();
    running.remove(block.name());
    TensorTerm given = ((Statement.Return) block.body().get(last)).tensor();
    onlyLines &= given.equals(new TensorTerm.Named("_"));
    return tensors(given, frame);
  }
}
