package org.cnnc.compiler.train;

import java.util.OptionalInt;
import org.cnnc.compiler.kernel.Shape;

/**
 * What is known of a data source while compiling.
 *
 * @param shape of one sample
 * @param classes how many there are; empty if the files decide
 * @param targetSize floats of one target: 1 for a class number
 * @param scaled whether the source multiplies the samples by a number other than 1
 */
public record DataFacts(Shape shape, OptionalInt classes, long targetSize, boolean scaled) {}
