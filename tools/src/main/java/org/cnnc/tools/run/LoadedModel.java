package org.cnnc.tools.run;

import java.io.IOException;
import java.nio.file.Path;
import org.cnnc.runtime.GraphModel;

/** A generated network's class. */
public record LoadedModel(Class<? extends GraphModel> type) {
  /** The network with the weights of a file. */
  public GraphModel load(Path weights) throws IOException {
    return (GraphModel) Reflection.call(Reflection.method(type, "load", Path.class), null, weights);
  }
}
