package org.cnnc.compiler.plan;

import java.util.OptionalInt;

/**
 * Where the gradient by an output comes in.
 *
 * @param field that the caller of a backward pass writes
 * @param tensor the field of the gradient by the output's tensor; mostly the same. Another one
 *     where that is an input's, which need not be kept, or has taken an earlier output's already
 * @param adds whether {@code tensor} holds something when {@code field} is brought there
 * @param maker the number of the layer that makes this output and nothing else: there a loss may
 *     give the gradient by what goes into the layer's activation
 */
public record OutputGradient(String field, String tensor, boolean adds, OptionalInt maker) {
  /** Whether the caller writes the tensor's gradient itself. */
  public boolean isDirect() {
    return field.equals(tensor);
  }
}
