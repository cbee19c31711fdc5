package org.cnnc.compiler.kernel;

/** A loop from 0 to a constant extent; two loops of one nest bear different names. */
public record Loop(String name, int extent) {}
