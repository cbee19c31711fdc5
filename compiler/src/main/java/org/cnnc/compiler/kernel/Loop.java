package org.cnnc.compiler.kernel;

/** A loop from 0 to a constant extent; two loops of one nest bear different names. */
public record Loop(String name, int extent) {
  /** The loop over the samples at hand, which nests do not write; its extent is not known. */
  public static final Loop SAMPLE = new Loop("sample", 0);
}
