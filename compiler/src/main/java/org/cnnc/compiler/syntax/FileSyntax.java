package org.cnnc.compiler.syntax;

import java.util.List;
import org.cnnc.compiler.source.Source;

/** A parsed file. */
public record FileSyntax(
    Source source,
    List<FunctionSyntax> functions,
    List<ModelSyntax> models,
    List<TrainSyntax> trains) {
  public FileSyntax {
    functions = List.copyOf(functions);
    models = List.copyOf(models);
    trains = List.copyOf(trains);
  }
}
