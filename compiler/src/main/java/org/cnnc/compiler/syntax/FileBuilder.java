package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.grammar.CnnBaseVisitor;
import org.cnnc.grammar.CnnParser.BlockDeclContext;
import org.cnnc.grammar.CnnParser.ConstDeclContext;
import org.cnnc.grammar.CnnParser.FileContext;
import org.cnnc.grammar.CnnParser.FunctionDeclContext;
import org.cnnc.grammar.CnnParser.ImportDeclContext;
import org.cnnc.grammar.CnnParser.ModelDeclContext;
import org.cnnc.grammar.CnnParser.ParamContext;
import org.cnnc.grammar.CnnParser.ParamsContext;
import org.cnnc.grammar.CnnParser.StmtContext;
import org.cnnc.grammar.CnnParser.TrainDeclContext;

/** Turns the parser's tree of a file into records, one declaration after the other. */
final class FileBuilder extends CnnBaseVisitor<Void> {
  private final Places places;
  private final ValueBuilder values;
  private final StatementBuilder statements;
  private final TrainBuilder training;
  private final List<Diagnostic> wrong = new ArrayList<>();
  private final List<ImportSyntax> imports = new ArrayList<>();
  private final List<ConstSyntax> constants = new ArrayList<>();
  private final List<FunctionSyntax> functions = new ArrayList<>();
  private final List<BlockSyntax> blocks = new ArrayList<>();
  private final List<ModelSyntax> models = new ArrayList<>();
  private final List<TrainSyntax> trains = new ArrayList<>();

  FileBuilder(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.values = new ValueBuilder(places);
    this.statements = new StatementBuilder(places, values, diagnostics);
    this.training = new TrainBuilder(places, values, diagnostics);
  }

  FileSyntax file(FileContext tree) {
    for (var child : tree.children) {
      attempt(() -> visit(child));
    }
    if (!wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
    return new FileSyntax(places.source(), imports, constants, functions, blocks, models, trains);
  }

  /**
   * Goes on after a refusal of a section, so that everything this version refuses is said at once.
   */
  private void attempt(Runnable building) {
    try {
      building.run();
    } catch (Refusal refusal) {
      wrong.addAll(refusal.diagnostics());
    }
  }

  @Override
  public Void visitImportDecl(ImportDeclContext tree) {
    String path = TextLiteral.value(tree.STRING().getText());
    imports.add(new ImportSyntax(path, places.of(tree.STRING().getSymbol())));
    return null;
  }

  @Override
  public Void visitConstDecl(ConstDeclContext tree) {
    constants.add(
        new ConstSyntax(places.name(tree.id()), values.visit(tree.value()), places.of(tree)));
    return null;
  }

  @Override
  public Void visitFunctionDecl(FunctionDeclContext tree) {
    functions.add(
        new FunctionSyntax(
            places.name(tree.id()),
            tree.param().stream().map(this::parameter).toList(),
            values.visit(tree.value()),
            places.of(tree)));
    return null;
  }

  @Override
  public Void visitBlockDecl(BlockDeclContext tree) {
    List<Name> names = tree.id().stream().map(places::name).toList();
    blocks.add(
        new BlockSyntax(
            names.get(0),
            parameters(tree.params()),
            names.subList(1, names.size()),
            statements(tree.stmt()),
            places.of(tree)));
    return null;
  }

  @Override
  public Void visitModelDecl(ModelDeclContext tree) {
    models.add(
        new ModelSyntax(
            places.name(tree.id()),
            parameters(tree.params()),
            statements(tree.stmt()),
            places.of(tree)));
    return null;
  }

  @Override
  public Void visitTrainDecl(TrainDeclContext tree) {
    List<TrainSyntax.Statement> all = new ArrayList<>();
    tree.trainStmt().forEach(s -> all.add(training.statement(s)));
    trains.add(
        new TrainSyntax(
            places.name(tree.id(0)),
            places.name(tree.id(1)),
            tree.args() == null ? List.of() : values.arguments(tree.args()),
            all,
            places.of(tree)));
    return null;
  }

  private List<StatementSyntax> statements(List<StmtContext> trees) {
    return trees.stream().map(statements::statement).toList();
  }

  private List<ModelSyntax.Parameter> parameters(ParamsContext tree) {
    List<ModelSyntax.Parameter> all = new ArrayList<>();
    if (tree != null) {
      tree.param().forEach(p -> attempt(() -> all.add(parameter(p))));
    }
    return all;
  }

  private ModelSyntax.Parameter parameter(ParamContext tree) {
    return new ModelSyntax.Parameter(
        places.name(tree.id(0)),
        Optional.ofNullable(tree.id(1)).map(places::name),
        Optional.ofNullable(tree.value()).map(values::visit));
  }
}
