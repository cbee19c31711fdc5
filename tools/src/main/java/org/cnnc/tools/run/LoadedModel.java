package org.cnnc.tools.run;

import java.io.IOException;
import java.nio.file.Path;
import org.cnnc.runtime.Model;

/** A generated network's class. */
public record LoadedModel(Class<? extends Model> type) {
  /** The network with the weights of a file. */
  public Model load(Path weights) throws IOException {
    return (Model) Reflection.call(Reflection.method(type, "load", Path.class), null, weights);
  }
}
