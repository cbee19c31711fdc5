package org.cnnc.compiler.layer.activations;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Activation;

/** The hyperbolic tangent. */
public final class Tanh implements Activation {
  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public List<Nest> forward(Buffer output) {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public List<Nest> backward(Buffer output, Buffer doutput) {
    throw new UnsupportedOperationException("not built yet");
  }
}
