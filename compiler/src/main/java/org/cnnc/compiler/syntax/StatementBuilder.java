package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Span;
import org.cnnc.grammar.CnnBaseVisitor;
import org.cnnc.grammar.CnnParser.AssignStmtContext;
import org.cnnc.grammar.CnnParser.BodyContext;
import org.cnnc.grammar.CnnParser.CallContext;
import org.cnnc.grammar.CnnParser.ExposeStmtContext;
import org.cnnc.grammar.CnnParser.ForStmtContext;
import org.cnnc.grammar.CnnParser.IfStmtContext;
import org.cnnc.grammar.CnnParser.InputStmtContext;
import org.cnnc.grammar.CnnParser.LabelSourceContext;
import org.cnnc.grammar.CnnParser.LayerStmtContext;
import org.cnnc.grammar.CnnParser.LayerTensorContext;
import org.cnnc.grammar.CnnParser.LetStmtContext;
import org.cnnc.grammar.CnnParser.NamedTensorContext;
import org.cnnc.grammar.CnnParser.OutputStmtContext;
import org.cnnc.grammar.CnnParser.RepeatStmtContext;
import org.cnnc.grammar.CnnParser.RequireStmtContext;
import org.cnnc.grammar.CnnParser.ReturnStmtContext;
import org.cnnc.grammar.CnnParser.StmtContext;
import org.cnnc.grammar.CnnParser.TensorContext;
import org.cnnc.grammar.CnnParser.TensorListContext;
import org.cnnc.grammar.CnnParser.TensorsContext;
import org.cnnc.grammar.CnnParser.ValueContext;

/** Turns the parser's statements of models and blocks into records. */
final class StatementBuilder extends CnnBaseVisitor<StatementSyntax> {
  private final Places places;
  private final ValueBuilder values;
  private final Diagnostics diagnostics;

  StatementBuilder(Places places, ValueBuilder values, Diagnostics diagnostics) {
    this.places = places;
    this.values = values;
    this.diagnostics = diagnostics;
  }

  /** A statement, or a broken one that is reported. */
  StatementSyntax statement(StmtContext tree) {
    if (!isBroken(tree)) {
      try {
        return visit(tree);
      } catch (Refusal refusal) {
        diagnostics.add(refusal);
      }
    }
    return new StatementSyntax.Broken(places.assigned(tree), places.of(tree));
  }

  /** What was reported may mean anything, even if what is left of it parses. */
  private boolean isBroken(StmtContext tree) {
    boolean holdsOthers =
        tree instanceof ForStmtContext
            || tree instanceof RepeatStmtContext
            || tree instanceof IfStmtContext;
    return tree.exception != null || !holdsOthers && diagnostics.isReported(places.of(tree));
  }

  @Override
  public StatementSyntax visitInputStmt(InputStmtContext tree) {
    var type = tree.tensorType();
    Span sizes = places.of(type.value(0)).to(places.of(type.value(type.value().size() - 1)));
    return new StatementSyntax.Input(
        places.name(tree.id()),
        places.name(type.id()),
        type.value().stream().map(values::visit).toList(),
        sizes,
        places.of(tree));
  }

  @Override
  public StatementSyntax visitOutputStmt(OutputStmtContext tree) {
    return new StatementSyntax.Output(
        Optional.ofNullable(tree.id()).map(places::name),
        tensor(tree.tensor()),
        Optional.ofNullable(tree.labelSource()).map(this::labels),
        places.of(tree));
  }

  @Override
  public StatementSyntax visitReturnStmt(ReturnStmtContext tree) {
    return new StatementSyntax.Return(tensor(tree.tensor()), places.of(tree));
  }

  @Override
  public StatementSyntax visitExposeStmt(ExposeStmtContext tree) {
    return new StatementSyntax.Expose(
        places.name(tree.id(0)), places.name(tree.id(1)), places.of(tree));
  }

  @Override
  public StatementSyntax visitRequireStmt(RequireStmtContext tree) {
    return new StatementSyntax.Require(values.visit(tree.value()), places.of(tree));
  }

  @Override
  public StatementSyntax visitLetStmt(LetStmtContext tree) {
    return new StatementSyntax.Let(
        places.name(tree.id()), values.visit(tree.value()), places.of(tree));
  }

  @Override
  public StatementSyntax visitForStmt(ForStmtContext tree) {
    return new StatementSyntax.For(
        places.name(tree.id()), values.visit(tree.value()), body(tree.body()), places.of(tree));
  }

  @Override
  public StatementSyntax visitRepeatStmt(RepeatStmtContext tree) {
    return new StatementSyntax.Repeat(
        values.visit(tree.value()), body(tree.body()), places.of(tree));
  }

  @Override
  public StatementSyntax visitIfStmt(IfStmtContext tree) {
    // Taken once: the tree looks through all its children for each of them.
    List<ValueContext> conditions = tree.value();
    List<BodyContext> bodies = tree.body();
    List<StatementSyntax.Branch> branches = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      branches.add(
          new StatementSyntax.Branch(values.visit(conditions.get(i)), body(bodies.get(i))));
    }
    List<StatementSyntax> otherwise =
        bodies.size() > branches.size() ? body(bodies.get(branches.size())) : List.of();
    return new StatementSyntax.If(branches, otherwise, places.of(tree));
  }

  @Override
  public StatementSyntax visitAssignStmt(AssignStmtContext tree) {
    return new StatementSyntax.Assignment(
        tree.id().stream().map(places::name).toList(), tensor(tree.tensor()), places.of(tree));
  }

  @Override
  public StatementSyntax visitLayerStmt(LayerStmtContext tree) {
    return new StatementSyntax.Line(applied(tree.call(), tree.tensors(), tree));
  }

  /** A list, or the name of one. */
  private ValueSyntax labels(LabelSourceContext tree) {
    return tree.id() != null
        ? new ValueSyntax.Word(places.name(tree.id()))
        : new ValueSyntax.Items(tree.value().stream().map(values::visit).toList(), places.of(tree));
  }

  private List<StatementSyntax> body(BodyContext tree) {
    return tree.stmt().stream().map(this::statement).toList();
  }

  private TensorSyntax tensor(TensorContext tree) {
    if (tree instanceof NamedTensorContext named) {
      return new TensorSyntax.Named(places.name(named.id()));
    }
    if (tree instanceof TensorListContext list) {
      return new TensorSyntax.Several(tensors(list.tensor()), places.of(tree));
    }
    LayerTensorContext layer = (LayerTensorContext) tree;
    return applied(layer.call(), layer.tensors(), tree);
  }

  private List<TensorSyntax> tensors(List<TensorContext> trees) {
    return trees.stream().map(this::tensor).toList();
  }

  private TensorSyntax.Applied applied(
      CallContext call, TensorsContext tensors, ParserRuleContext whole) {
    List<TensorSyntax> inputs = tensors == null ? List.of() : tensors(tensors.tensor());
    return new TensorSyntax.Applied(values.call(call), inputs, places.of(whole));
  }
}
