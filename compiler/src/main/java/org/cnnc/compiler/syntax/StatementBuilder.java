package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.cnnc.compiler.source.Span;
import org.cnnc.grammar.CnnBaseVisitor;
import org.cnnc.grammar.CnnParser.AssignStmtContext;
import org.cnnc.grammar.CnnParser.BodyContext;
import org.cnnc.grammar.CnnParser.CallContext;
import org.cnnc.grammar.CnnParser.ExposeStmtContext;
import org.cnnc.grammar.CnnParser.ForStmtContext;
import org.cnnc.grammar.CnnParser.IfStmtContext;
import org.cnnc.grammar.CnnParser.InputStmtContext;
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

/** Turns the parser's statements of models and blocks into records. */
final class StatementBuilder extends CnnBaseVisitor<StatementSyntax> {
  private final Places places;
  private final ValueBuilder values;

  StatementBuilder(Places places, ValueBuilder values) {
    this.places = places;
    this.values = values;
  }

  StatementSyntax statement(StmtContext tree) {
    return visit(tree);
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
    if (tree.labelSource() != null) {
      throw NotYet.refuse("`labels`", places.of(tree.labelSource()));
    }
    Optional<Name> name = Optional.ofNullable(tree.id()).map(places::name);
    return new StatementSyntax.Output(name, tensor(tree.tensor()), places.of(tree));
  }

  @Override
  public StatementSyntax visitReturnStmt(ReturnStmtContext tree) {
    return new StatementSyntax.Return(tensor(tree.tensor()), places.of(tree));
  }

  @Override
  public StatementSyntax visitExposeStmt(ExposeStmtContext tree) {
    throw NotYet.refuse("`expose`", places.of(tree.getStart()));
  }

  @Override
  public StatementSyntax visitRequireStmt(RequireStmtContext tree) {
    throw NotYet.refuse("`require`", places.of(tree.getStart()));
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
    List<StatementSyntax.Branch> branches = new ArrayList<>();
    for (int i = 0; i < tree.value().size(); i++) {
      branches.add(new StatementSyntax.Branch(values.visit(tree.value(i)), body(tree.body(i))));
    }
    boolean otherwise = tree.body().size() > branches.size();
    return new StatementSyntax.If(
        branches, otherwise ? body(tree.body(branches.size())) : List.of(), places.of(tree));
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
