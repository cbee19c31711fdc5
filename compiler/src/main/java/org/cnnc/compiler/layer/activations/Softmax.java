package org.cnnc.compiler.layer.activations;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Activation;

/** Exponentials along the last axis, divided by their sum. */
public final class Softmax implements Activation {
  @Override
  public String name() {
    return "softmax";
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
