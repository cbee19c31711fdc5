package org.cnnc.compiler.syntax;

import java.util.List;
import org.cnnc.compiler.source.Source;

/** A parsed file. */
public record FileSyntax(Source source, List<ModelSyntax> models, List<TrainSyntax> trains) {
  public FileSyntax {
    models = List.copyOf(models);
    trains = List.copyOf(trains);
  }
}
