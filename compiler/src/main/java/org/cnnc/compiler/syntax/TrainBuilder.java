package org.cnnc.compiler.syntax;

import java.util.List;
import org.cnnc.grammar.CnnParser.DataStmtContext;
import org.cnnc.grammar.CnnParser.TrainCallContext;
import org.cnnc.grammar.CnnParser.TrainLetContext;
import org.cnnc.grammar.CnnParser.TrainStmtContext;

/** Turns the parser's statements of train sections into records. */
final class TrainBuilder {
  private final Places places;
  private final ValueBuilder values;

  TrainBuilder(Places places, ValueBuilder values) {
    this.places = places;
    this.values = values;
  }

  TrainSyntax.Statement statement(TrainStmtContext tree) {
    if (tree instanceof DataStmtContext data) {
      List<Name> names = data.id().stream().map(places::name).toList();
      return new TrainSyntax.Data(names, values.call(data.call()), places.of(tree));
    }
    if (tree instanceof TrainLetContext let) {
      return new TrainSyntax.Let(places.name(let.id()), values.visit(let.value()), places.of(tree));
    }
    return new TrainSyntax.Step(values.call(((TrainCallContext) tree).call()));
  }
}
