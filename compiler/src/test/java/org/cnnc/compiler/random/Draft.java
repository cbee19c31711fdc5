package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.reference.Frame;
import org.cnnc.compiler.reference.Interpreter;
import org.cnnc.compiler.reference.Meaning;
import org.cnnc.compiler.reference.Program;
import org.cnnc.compiler.reference.Statement;
import org.cnnc.compiler.reference.Unsuitable;

/** A program under construction; what would make it wrong is not taken. */
final class Draft {
  final List<Program.Constant> constants = new ArrayList<>();
  final List<Program.Function> functions = new ArrayList<>();
  final List<Program.Block> blocks = new ArrayList<>();
  final List<Program.Parameter> parameters = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final long mostCost;

  Draft(long mostCost) {
    this.mostCost = mostCost;
  }

  /** A place for statements: from what stands there to the whole body of the model. */
  interface Place extends UnaryOperator<List<Statement>> {
    /** A place behind some statements of this place, inside another. */
    default Place behind(List<Statement> before, UnaryOperator<List<Statement>> inner) {
      List<Statement> fixed = List.copyOf(before);
      return inside -> apply(join(fixed, inner.apply(inside)));
    }
  }

  static List<Statement> join(List<Statement> first, List<Statement> second) {
    List<Statement> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  Program program(List<Statement> body) {
    return new Program(constants, functions, blocks, new Program.Model("Random", parameters, body));
  }

  /** The meaning, if the program is right and small so far. */
  Optional<Meaning> meaning(List<Statement> body) {
    try {
      Meaning meaning = Interpreter.run(program(body), Algorithms.AUTO);
      return Optional.of(meaning).filter(m -> m.cost() <= mostCost);
    } catch (Unsuitable unsuitable) {
      return Optional.empty();
    }
  }

  /** Whether the program is right so far, and every tensor is used or can still be. */
  boolean isRight(Place place, List<Statement> statements) {
    return meaning(place.apply(statements)).isPresent()
        && frame(place, statements).filter(frame -> !frame.isLost()).isPresent();
  }

  /** The names at the end of some statements. */
  Optional<Frame> frame(Place place, List<Statement> statements) {
    try {
      return Interpreter.probe(
          program(place.apply(join(statements, List.of(new Statement.Hole())))));
    } catch (Unsuitable unsuitable) {
      return Optional.empty();
    }
  }

  /** A name nobody has yet: the wish, or the wish with a number. */
  String fresh(String wish) {
    String name = wish;
    for (int i = 2; !names.add(name); i++) {
      name = wish + i;
    }
    return name;
  }
}
