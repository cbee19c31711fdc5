package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.RuleNode;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.syntax.StatementSyntax.Assignment;
import org.cnnc.compiler.syntax.StatementSyntax.Input;
import org.cnnc.compiler.syntax.StatementSyntax.Line;
import org.cnnc.compiler.syntax.StatementSyntax.Output;
import org.cnnc.grammar.CnnBaseVisitor;
import org.cnnc.grammar.CnnParser.AssignStmtContext;
import org.cnnc.grammar.CnnParser.CallContext;
import org.cnnc.grammar.CnnParser.DataStmtContext;
import org.cnnc.grammar.CnnParser.FileContext;
import org.cnnc.grammar.CnnParser.FunctionDeclContext;
import org.cnnc.grammar.CnnParser.InputStmtContext;
import org.cnnc.grammar.CnnParser.LayerStmtContext;
import org.cnnc.grammar.CnnParser.LayerTensorContext;
import org.cnnc.grammar.CnnParser.ModelDeclContext;
import org.cnnc.grammar.CnnParser.NamedTensorContext;
import org.cnnc.grammar.CnnParser.OutputStmtContext;
import org.cnnc.grammar.CnnParser.ParamContext;
import org.cnnc.grammar.CnnParser.StmtContext;
import org.cnnc.grammar.CnnParser.TensorContext;
import org.cnnc.grammar.CnnParser.TensorsContext;
import org.cnnc.grammar.CnnParser.TrainCallContext;
import org.cnnc.grammar.CnnParser.TrainDeclContext;
import org.cnnc.grammar.CnnParser.TrainLetContext;
import org.cnnc.grammar.CnnParser.TrainStmtContext;

/** Turns the parser's tree into records: files, models, statements, train sections. */
final class StatementBuilder {
  private final Places places;
  private final ValueBuilder values;
  private final List<Diagnostic> wrong = new ArrayList<>();

  StatementBuilder(Places places) {
    this.places = places;
    this.values = new ValueBuilder(places);
  }

  FileSyntax file(FileContext tree) {
    List<FunctionSyntax> functions = new ArrayList<>();
    List<ModelSyntax> models = new ArrayList<>();
    List<TrainSyntax> trains = new ArrayList<>();
    for (var child : tree.children) {
      if (child instanceof FunctionDeclContext function) {
        attempt(() -> functions.add(function(function)));
      } else if (child instanceof ModelDeclContext model) {
        attempt(() -> models.add(model(model)));
      } else if (child instanceof TrainDeclContext train) {
        attempt(() -> trains.add(train(train)));
      } else if (child instanceof ParserRuleContext section) {
        wrong.addAll(notYet(section).diagnostics());
      }
    }
    if (!wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
    return new FileSyntax(places.source(), functions, models, trains);
  }

  /** Goes on after a refusal, so that everything this version refuses is said at once. */
  private void attempt(Runnable building) {
    try {
      building.run();
    } catch (Refusal refusal) {
      wrong.addAll(refusal.diagnostics());
    }
  }

  private FunctionSyntax function(FunctionDeclContext tree) {
    return new FunctionSyntax(
        places.name(tree.id()),
        tree.param().stream().map(this::parameter).toList(),
        values.visit(tree.value()),
        places.of(tree));
  }

  private ModelSyntax model(ModelDeclContext tree) {
    List<ModelSyntax.Parameter> parameters = new ArrayList<>();
    if (tree.params() != null) {
      tree.params().param().forEach(p -> attempt(() -> parameters.add(parameter(p))));
    }
    List<StatementSyntax> statements = new ArrayList<>();
    tree.stmt().forEach(s -> attempt(() -> statements.add(statement(s))));
    return new ModelSyntax(places.name(tree.id()), parameters, statements, places.of(tree));
  }

  private ModelSyntax.Parameter parameter(ParamContext tree) {
    return new ModelSyntax.Parameter(
        places.name(tree.id(0)),
        Optional.ofNullable(tree.id(1)).map(places::name),
        Optional.ofNullable(tree.value()).map(values::visit));
  }

  private StatementSyntax statement(StmtContext tree) {
    StatementSyntax built = tree.accept(new Statements());
    if (built == null) {
      throw notYet(tree);
    }
    return built;
  }

  /** The statements this version compiles; null for the others. */
  private final class Statements extends CnnBaseVisitor<StatementSyntax> {
    @Override
    public StatementSyntax visitInputStmt(InputStmtContext tree) {
      var type = tree.tensorType();
      var sizes = places.of(type.value(0)).to(places.of(type.value(type.value().size() - 1)));
      return new Input(
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
      return new Output(name, tensor(tree.tensor()), places.of(tree));
    }

    @Override
    public StatementSyntax visitAssignStmt(AssignStmtContext tree) {
      if (tree.id().size() > 1) {
        throw NotYet.refuse("An assignment to several names", places.of(tree.id(1)));
      }
      return new Assignment(places.name(tree.id(0)), tensor(tree.tensor()), places.of(tree));
    }

    @Override
    public StatementSyntax visitLayerStmt(LayerStmtContext tree) {
      return new Line(applied(tree.call(), tree.tensors(), tree));
    }

    @Override
    protected boolean shouldVisitNextChild(RuleNode node, StatementSyntax current) {
      return false;
    }
  }

  private TensorSyntax tensor(TensorContext tree) {
    if (tree instanceof NamedTensorContext named) {
      return new TensorSyntax.Named(places.name(named.id()));
    }
    if (tree instanceof LayerTensorContext layer) {
      return applied(layer.call(), layer.tensors(), tree);
    }
    throw NotYet.refuse("A list of tensors", places.of(tree));
  }

  private TensorSyntax.Applied applied(
      CallContext call, TensorsContext tensors, ParserRuleContext whole) {
    List<TensorSyntax> inputs = new ArrayList<>();
    if (tensors != null) {
      tensors.tensor().forEach(tensor -> inputs.add(tensor(tensor)));
    }
    if (inputs.size() > 1) {
      throw NotYet.refuse("A layer of several tensors", inputs.get(1).span());
    }
    return new TensorSyntax.Applied(values.call(call), inputs, places.of(whole));
  }

  private TrainSyntax train(TrainDeclContext tree) {
    List<TrainSyntax.Statement> statements = new ArrayList<>();
    tree.trainStmt().forEach(s -> attempt(() -> statements.add(trainStatement(s))));
    return new TrainSyntax(
        places.name(tree.id(0)),
        places.name(tree.id(1)),
        tree.args() == null ? List.of() : values.arguments(tree.args()),
        statements,
        places.of(tree));
  }

  private TrainSyntax.Statement trainStatement(TrainStmtContext tree) {
    if (tree instanceof DataStmtContext data) {
      List<Name> names = data.id().stream().map(places::name).toList();
      return new TrainSyntax.Data(names, values.call(data.call()), places.of(tree));
    }
    if (tree instanceof TrainLetContext let) {
      return new TrainSyntax.Let(places.name(let.id()), values.visit(let.value()), places.of(tree));
    }
    return new TrainSyntax.Step(values.call(((TrainCallContext) tree).call()));
  }

  /** Every statement not built yet begins with its own word. */
  private Refusal notYet(ParserRuleContext tree) {
    return NotYet.refuse("`" + tree.getStart().getText() + "`", places.of(tree.getStart()));
  }
}
