package org.cnnc.compiler.kernel;

import java.util.Optional;

/** A contraction of a 3x3 convolution of stride 1 that can be computed with fewer products. */
public sealed interface WinogradForm permits Winograd, WinogradGradient {
  /** The channels of the image. */
  int channels();

  /** The channels of what the convolution computes. */
  int filters();

  /** The form of a contraction, if it has one. */
  static Optional<WinogradForm> of(Contraction contraction) {
    return contraction.addsOverSamples()
        ? WinogradGradient.of(contraction).map(WinogradForm.class::cast)
        : Winograd.of(contraction).map(WinogradForm.class::cast);
  }
}
