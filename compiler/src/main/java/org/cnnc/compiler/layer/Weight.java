package org.cnnc.compiler.layer;

import org.cnnc.compiler.kernel.Shape;

/**
 * One trained tensor of a layer, such as {@code kernel}, in Keras' layout (convolution kernels are
 * height, width, input channels, filters).
 *
 * @param initializer the initializer's name as Keras spells it, such as {@code glorot_uniform}
 */
public record Weight(String name, Shape shape, String initializer, boolean trainable) {}
