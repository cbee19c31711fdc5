package org.cnnc.compiler.expand;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.check.NameRules;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.syntax.StatementSyntax.Assignment;
import org.cnnc.compiler.syntax.StatementSyntax.Broken;
import org.cnnc.compiler.syntax.StatementSyntax.For;
import org.cnnc.compiler.syntax.StatementSyntax.If;
import org.cnnc.compiler.syntax.StatementSyntax.Let;
import org.cnnc.compiler.syntax.StatementSyntax.Line;
import org.cnnc.compiler.syntax.StatementSyntax.Repeat;
import org.cnnc.compiler.syntax.TensorSyntax;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/** Carries out what a model and a block have in common: lines, assignments, loops, conditions. */
final class Statements {
  private final Network network;
  private final Frame frame;
  private final Applications applications;
  private final Others others;

  /** What only a model may say, or only a block. */
  interface Others {
    void run(StatementSyntax statement);
  }

  Statements(Network network, Frame frame, Applications applications, Others others) {
    this.network = network;
    this.frame = frame;
    this.applications = applications;
    this.others = others;
  }

  /** Goes on behind a statement in error, so that all errors are said at once. */
  void run(List<StatementSyntax> statements) {
    for (StatementSyntax statement : statements) {
      if (network.hasStopped()) {
        return;
      }
      try {
        network.spend(1);
        run(statement);
      } catch (Refusal refusal) {
        network.fail(refusal);
      }
    }
  }

  private void run(StatementSyntax statement) {
    if (statement instanceof Assignment assignment) {
      assign(assignment);
    } else if (statement instanceof Line line) {
      line(line);
    } else if (statement instanceof Let let) {
      let(let.name(), let.value());
    } else if (statement instanceof For loop) {
      repeat(loop);
    } else if (statement instanceof Repeat loop) {
      repeat(loop);
    } else if (statement instanceof If choice) {
      choose(choice);
    } else if (statement instanceof Broken broken) {
      pass(broken);
    } else {
      others.run(statement);
    }
  }

  /** What follows a statement that was reported shall not be reported because of it. */
  private void pass(Broken statement) {
    TensorEntry unknown = network.unknown(statement.span());
    statement.names().tensors().forEach(name -> frame.name(unknown, name));
    statement.names().values().forEach(name -> frame.define(name, Optional.empty()));
    if (statement.isLine() || frame.current().isEmpty()) {
      frame.makeCurrent(unknown, "x");
    }
    throw Refusal.reported();
  }

  private void assign(Assignment assignment) {
    network.notSequential();
    assignment.names().forEach(name -> NameRules.checkWord(name, network.diagnostics()));
    try {
      List<TensorEntry> tensors = applications.tensors(assignment.tensor());
      requireCount(assignment, tensors);
      for (int i = 0; i < tensors.size(); i++) {
        frame.name(tensors.get(i), assignment.names().get(i));
      }
    } catch (Refusal refusal) {
      // The names exist for what follows, or one mistake would be reported at every use.
      for (Name name : assignment.names()) {
        frame.name(network.unknown(assignment.span()), name);
      }
      throw refusal;
    }
  }

  private static void requireCount(Assignment assignment, List<TensorEntry> given) {
    List<Name> names = assignment.names();
    int tensors = given.size();
    if (tensors == names.size()) {
      return;
    }
    if (tensors == 1 && given.get(0).shape().isEmpty()) {
      // What is in error may have given as many.
      throw Refusal.reported();
    }
    Span span = names.get(0).span().to(names.get(names.size() - 1).span());
    String message =
        names.size() == 1
            ? "One name cannot stand for " + tensors + " tensors."
            : names.size() + " names cannot stand for " + count(tensors) + ".";
    throw new Refusal(
        Diagnostic.error("several-tensors", span, message)
            .withHint("Give as many names as there are tensors, separated by `,`."));
  }

  private static String count(int tensors) {
    return tensors == 1 ? "one tensor" : tensors + " tensors";
  }

  private void line(Line line) {
    TensorSyntax.Applied layer = line.layer();
    boolean bare = applications.isBare(layer);
    if (bare) {
      frame.lineAt(layer.span());
    } else {
      network.notSequential();
    }
    List<TensorEntry> inputs = bare ? List.of(requireCurrent(layer)) : applications.inputs(layer);
    TensorEntry output =
        Applications.single(applications.apply(layer, inputs, false), layer.span());
    frame.makeCurrent(output, frame.currentName());
  }

  /** The tensor that a line without tensors applies to. */
  TensorEntry requireCurrent(TensorSyntax.Applied layer) {
    return frame.current().orElseThrow(() -> frame.noCurrent(layer));
  }

  private void let(Name name, ValueSyntax value) {
    NameRules.checkWord(name, network.diagnostics());
    try {
      frame.define(name, Optional.of(frame.evaluator().value(value)));
    } catch (Refusal refusal) {
      network.fail(refusal);
      frame.define(name, Optional.empty());
    }
  }

  private void repeat(For loop) {
    NameRules.checkWord(loop.name(), network.diagnostics());
    Value list = frame.evaluator().value(loop.list());
    if (!(list instanceof Value.Items items)) {
      String message = "`for` goes through a list, not " + list.description() + ".";
      throw new Refusal(
          Diagnostic.error("wrong-type", list.span(), message)
              .withHint(near(list).orElse("Write a list such as `[32, 64]`, or `repeat`.")));
    }
    for (Value value : items.values()) {
      network.spend(1);
      frame.define(loop.name(), Optional.of(value));
      network.diagnostics().within(Optional.of(note(loop, value)), () -> run(loop.body()));
    }
  }

  private static Optional<String> near(Value value) {
    return value instanceof Value.Bare bare ? bare.hint(List.of()) : Optional.empty();
  }

  private static Diagnostic.Note note(For loop, Value value) {
    String text = "`" + loop.name().text() + "` is " + value.shown() + " here, in the loop";
    return new Diagnostic.Note(text, Optional.of(loop.span()));
  }

  private void repeat(Repeat loop) {
    long count = count(frame.evaluator().value(loop.count()));
    for (long i = 0; i < count; i++) {
      network.spend(1);
      network.diagnostics().within(Optional.empty(), () -> run(loop.body()));
    }
  }

  private static long count(Value value) {
    if (!(value instanceof Value.Whole whole)) {
      String message = "`repeat` takes a whole number, not " + value.description() + ".";
      throw new Refusal(Diagnostic.error("wrong-type", value.span(), message));
    }
    if (whole.value() < 0) {
      String message = "`repeat` takes a number from 0 on; received " + whole.value() + ".";
      throw new Refusal(
          Diagnostic.error("out-of-range", value.span(), message)
              .withHint("Leave the loop out if nothing is to be repeated."));
    }
    return whole.value();
  }

  private void choose(If choice) {
    for (StatementSyntax.Branch branch : choice.branches()) {
      if (holds(branch.condition())) {
        run(branch.body());
        return;
      }
    }
    run(choice.otherwise());
  }

  private boolean holds(ValueSyntax condition) {
    Value value = frame.evaluator().value(condition);
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    String what = isNumber(value) ? "a number" : value.description();
    Diagnostic report =
        Diagnostic.error(
            "not-a-condition", condition.span(), "A condition is needed here, not " + what + ".");
    throw new Refusal(
        isNumber(value)
            ? report.withHint("Write `" + condition.span().text() + " != 0`.")
            : report.withHint("A condition is `true`, `false` or a comparison such as `a < b`."));
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Whole || value instanceof Value.Real;
  }
}
