package org.cnnc.compiler.model;

import org.cnnc.compiler.kernel.Shape;

/** A value that flows through a model; {@code id} counts from 0 in the order of creation. */
public record Tensor(int id, Shape shape) {}
