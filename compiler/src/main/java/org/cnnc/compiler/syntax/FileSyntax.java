package org.cnnc.compiler.syntax;

import java.util.List;
import org.cnnc.compiler.source.Source;

/** A parsed file: its declarations by sort, each in source order. */
public record FileSyntax(
    Source source,
    List<ImportSyntax> imports,
    List<ConstSyntax> constants,
    List<FunctionSyntax> functions,
    List<BlockSyntax> blocks,
    List<ModelSyntax> models,
    List<TrainSyntax> trains) {
  public FileSyntax {
    imports = List.copyOf(imports);
    constants = List.copyOf(constants);
    functions = List.copyOf(functions);
    blocks = List.copyOf(blocks);
    models = List.copyOf(models);
    trains = List.copyOf(trains);
  }
}
