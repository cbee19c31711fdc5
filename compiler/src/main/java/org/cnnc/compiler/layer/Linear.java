package org.cnnc.compiler.layer;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;

/** The identity: {@code f(x) = x}. */
public record Linear() implements Activation {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public List<Nest> forward(Buffer output) {
    return List.of();
  }

  @Override
  public List<Nest> backward(Buffer output, Buffer doutput) {
    return List.of();
  }
}
