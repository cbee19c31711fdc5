package org.cnnc.compiler.kernel;

import java.util.List;

/** One element of a buffer, an index an axis. */
public record Access(Buffer buffer, List<Index> at) {
  public Access {
    at = List.copyOf(at);
  }
}
