package org.cnnc.tools.run;

import java.io.IOException;
import java.nio.file.Path;
import org.cnnc.runtime.Model;

/** A generated network's class. */
public record LoadedModel(Class<? extends Model> type) {
  public String name() {
    return type.getSimpleName();
  }

  /** The network with the weights of a file. */
  public Model load(Path weights) throws IOException {
    return type.cast(Reflection.call(type, "load", Path.class, weights));
  }
}
