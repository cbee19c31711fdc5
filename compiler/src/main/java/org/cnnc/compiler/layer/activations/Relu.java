package org.cnnc.compiler.layer.activations;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Activation;

/** {@code f(x) = max(x, 0)}; the derivative at 0 is 0. */
public final class Relu implements Activation {
  @Override
  public String name() {
    return "relu";
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
