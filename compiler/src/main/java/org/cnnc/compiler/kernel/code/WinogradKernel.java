package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Winograd;

/**
 * Where a rendering keeps the transformed kernel of a {@link Winograd}: in the array {@code to}, at
 * {@code start(f) + c * channelStride + place * placeStride}.
 *
 * @param start where a filter begins, as Java with the variable {@code f}
 */
public record WinogradKernel(String start, int channelStride, int placeStride) {
  /** Transforms the kernel, which begins at an offset of the array {@code weights}. */
  public CodeBlock pack(Winograd winograd, int offset) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int f = 0; f < $L; f++)", winograd.filters());
    body.beginControlFlow("for (int c = 0; c < $L; c++)", winograd.channels());
    body.addStatement(
        "int from = $L + c * $L + f * $L",
        offset,
        winograd.channelStride(),
        winograd.filterStride());
    for (int ky = 0; ky < 3; ky++) {
      for (int kx = 0; kx < 3; kx++) {
        body.addStatement(
            "float g$L_$L = weights[from$L]", ky, kx, WinogradCode.plus(winograd.tap(ky, kx)));
      }
    }
    new WinogradCode(WinogradCode.FLOATS, body).kernel();
    body.addStatement("int at = $L + c * $L", start, channelStride);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        body.addStatement("to[at$L] = u$L_$L", WinogradCode.plus((4 * i + j) * placeStride), i, j);
      }
    }
    return body.endControlFlow().endControlFlow().build();
  }
}
