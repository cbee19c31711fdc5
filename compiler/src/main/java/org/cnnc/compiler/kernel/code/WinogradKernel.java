package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.Winograd;

/**
 * Where a rendering keeps the transformed kernel of a {@link Winograd}: in the array {@code to}, at
 * {@code start(f) + c * channelStride + place * placeStride}.
 *
 * @param start where a filter begins, as Java with the variable {@code f}
 */
public record WinogradKernel(String start, int channelStride, int placeStride) {
  private static final int TAPS = 3;

  /** Transforms the kernel, which begins at an offset of the array {@code weights}. */
  public CodeBlock pack(Winograd winograd, int offset) {
    Filtering filtering = winograd.filtering();
    int first = winograd.tap(0, 0);
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("float[] columns = new float[$L]", filtering.size() * TAPS);
    body.beginControlFlow("for (int f = 0; f < $L; f++)", winograd.filters());
    body.beginControlFlow("for (int c = 0; c < $L; c++)", winograd.channels());
    body.addStatement(
        "int from = $L + c * $L + f * $L",
        offset + first,
        winograd.channelStride(),
        winograd.filterStride());
    body.beginControlFlow("for (int x = 0; x < $L; x++)", TAPS);
    body.addStatement("int tap = from + x * $L", winograd.tap(0, 1) - first);
    List<String> column = line(body, filtering, "weights", "tap", winograd.tap(1, 0) - first);
    store(body, column, "columns", "x", TAPS);
    body.endControlFlow();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", filtering.size());
    body.addStatement("int row = y * $L", TAPS);
    body.addStatement(
        "int at = $L + c * $L + y * $L", start, channelStride, filtering.size() * placeStride);
    store(body, line(body, filtering, "columns", "row", 1), "to", "at", placeStride);
    return body.endControlFlow().endControlFlow().endControlFlow().build();
  }

  /** Three values so far apart, transformed. */
  private static List<String> line(
      CodeBlock.Builder body, Filtering filtering, String array, String at, int step) {
    for (int i = 0; i < TAPS; i++) {
      String offset = step < 0 && i > 0 ? " - " + -i * step : WinogradCode.plus(i * step);
      body.addStatement("float g$L = $L[$L$L]", i, array, at, offset);
    }
    FloatArithmetic arithmetic = new FloatArithmetic(Optional.of(body));
    return filtering.kernel(arithmetic, List.of("g0", "g1", "g2"));
  }

  private static void store(
      CodeBlock.Builder body, List<String> values, String array, String at, int step) {
    for (int i = 0; i < values.size(); i++) {
      body.addStatement("$L[$L$L] = $L", array, at, WinogradCode.plus(i * step), values.get(i));
    }
  }
}
