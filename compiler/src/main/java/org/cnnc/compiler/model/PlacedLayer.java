package org.cnnc.compiler.model;

import java.util.List;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.source.Span;

/**
 * A layer at its place in a model.
 *
 * @param name Keras' automatic name or the one given: {@code conv2d_1}
 * @param kind the layer kind: {@code Conv2D}
 * @param use 0, or for a layer that is applied several times under one name 1, 2 ... in order; the
 *     weights are those of use 0
 * @param span where the file says so
 */
public record PlacedLayer(
    String name, String kind, Layer layer, List<Tensor> inputs, Tensor output, int use, Span span) {
  public PlacedLayer {
    inputs = List.copyOf(inputs);
  }
}
