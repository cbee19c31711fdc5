package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.Winograd;

/**
 * Where a rendering keeps the transformed kernel of a {@link Winograd}: in the array {@code to}, at
 * {@code start(f) + c * channelStride + place * placeStride}. Either channels or filters are side
 * by side there.
 *
 * @param start where a filter begins, as Java with the variable {@code f}
 * @param strip how many filters, from each multiple of it on, begin {@code filterStride} apart
 */
public record WinogradKernel(
    String start, int strip, int filterStride, int channelStride, int placeStride) {
  /** The most kernels transformed in one loop: the nearest cache holds what comes out of them. */
  private static final int MOST_LANES = 64;

  /** The sides of a block of kernels that is turned round: a line of the cache, and two. */
  private static final int LINE = 16;

  /**
   * Transforms the kernel, which begins at an offset of the array {@code weights}. Lanes run along
   * what is side by side in that array, the filters, or the channels of a transposed kernel. Where
   * the others are side by side in the end, some of these are kept to be written together.
   */
  public CodeBlock pack(Winograd winograd, int offset) {
    Block block = block(winograd);
    CodeBlock.Builder body = CodeBlock.builder();
    int places = winograd.filtering().places();
    body.addStatement(
        "float[] columns = new float[$L]",
        Filtering.TAPS * winograd.filtering().size() * block.lanes);
    body.addStatement("float[] values = new float[$L]", places * block.kernels());
    body.beginControlFlow(
        "for (int $1L = 0; $1L < $2L; $1L += $3L)",
        block.lane.name,
        block.lane.extent,
        block.lanes);
    body.beginControlFlow(
        "for (int $1L = 0; $1L < $2L; $1L += $3L)",
        block.other.name,
        block.other.extent,
        block.others);
    read(body, winograd, offset, block);
    write(body, places, block);
    return body.endControlFlow().endControlFlow().build();
  }

  private Block block(Winograd winograd) {
    boolean filterLanes = winograd.filterStride() == 1;
    boolean turned = filterLanes != (filterStride == 1);
    Axis filters = new Axis("f", winograd.filters(), strip, filterStride);
    Axis channels = new Axis("c", winograd.channels(), winograd.channels(), channelStride);
    Axis lane = filterLanes ? filters : channels;
    Axis other = filterLanes ? channels : filters;
    int lanes = lane.block(turned ? LINE : MOST_LANES);
    return new Block(lane, lanes, other, turned ? other.block(2 * LINE) : 1, turned);
  }

  /** Transforms the kernels of a block into the array {@code values}. */
  private static void read(CodeBlock.Builder body, Winograd winograd, int offset, Block block) {
    body.addStatement(
        "int from = $L + c * $L + f * $L",
        offset + winograd.tap(0, 0),
        winograd.channelStride(),
        winograd.filterStride());
    if (block.turned) {
      body.beginControlFlow("for (int k = 0; k < $L; k++)", block.others);
      int apart = Math.max(winograd.channelStride(), winograd.filterStride());
      String to = "k * " + block.lanes;
      transform(body, winograd, "from + k * " + apart, block.lanes, to, block.kernels());
      body.endControlFlow();
    } else {
      transform(body, winograd, "from", block.lanes, "0", block.lanes);
    }
  }

  private void write(CodeBlock.Builder body, int places, Block block) {
    body.addStatement("int at = $L + c * $L", start, channelStride);
    body.beginControlFlow("for (int place = 0; place < $L; place++)", places);
    body.addStatement("int target = at + place * $L", placeStride);
    body.addStatement("int source = place * $L", block.kernels());
    body.beginControlFlow("for (int lane = 0; lane < $L; lane++)", block.lanes);
    if (block.turned) {
      body.beginControlFlow("for (int k = 0; k < $L; k++)", block.others);
      body.addStatement(
          "to[target + lane * $L + k] = values[source + k * $L + lane]",
          block.lane.stride,
          block.lanes);
      body.endControlFlow();
    } else {
      body.addStatement("to[target + lane] = values[source + lane]");
    }
    body.endControlFlow().endControlFlow();
  }

  /**
   * Kernels transformed together.
   *
   * @param lane what runs along the lanes
   * @param turned whether the others are side by side in the end
   */
  private record Block(Axis lane, int lanes, Axis other, int others, boolean turned) {
    int kernels() {
      return lanes * others;
    }
  }

  /**
   * Filters or channels.
   *
   * @param strip how many in a row are so far apart in the end
   */
  private record Axis(String name, int extent, int strip, int stride) {
    /** The most that divide all of them. */
    int block(int most) {
      int block = Math.min(most, Math.min(extent, strip));
      while (extent % block != 0 || strip % block != 0) {
        block--;
      }
      return block;
    }
  }

  /**
   * Transforms as many kernels as there are lanes: their columns, then the rows of these.
   *
   * @param to where their values go, as Java
   * @param place the distance of the places there
   */
  private static void transform(
      CodeBlock.Builder body, Winograd winograd, String from, int lanes, String to, int place) {
    Filtering filtering = winograd.filtering();
    int first = winograd.tap(0, 0);
    int down = winograd.tap(1, 0) - first;
    body.beginControlFlow("for (int x = 0; x < $L; x++)", Filtering.TAPS);
    body.addStatement("int tap = $L + x * $L", from, winograd.tap(0, 1) - first);
    body.addStatement("int column = x * $L", lanes);
    body.beginControlFlow("for (int lane = 0; lane < $L; lane++)", lanes);
    List<String> column = line(body, filtering, "weights", "tap", down);
    store(body, column, "columns[column", Filtering.TAPS * lanes);
    body.endControlFlow().endControlFlow();
    body.beginControlFlow("for (int y = 0; y < $L; y++)", filtering.size());
    body.addStatement("int row = y * $L", Filtering.TAPS * lanes);
    body.addStatement("int line = $L + y * $L", to, filtering.size() * place);
    body.beginControlFlow("for (int lane = 0; lane < $L; lane++)", lanes);
    store(body, line(body, filtering, "columns", "row", lanes), "values[line", place);
    body.endControlFlow().endControlFlow();
  }

  /** Three values so far apart, transformed. */
  private static List<String> line(
      CodeBlock.Builder body, Filtering filtering, String array, String at, int step) {
    for (int i = 0; i < Filtering.TAPS; i++) {
      String offset = step < 0 && i > 0 ? " - " + -i * step : WinogradCode.plus(i * step);
      body.addStatement("float g$L = $L[$L + lane$L]", i, array, at, offset);
    }
    FloatArithmetic arithmetic = new FloatArithmetic(Optional.of(body));
    return filtering.kernel(arithmetic, List.of("g0", "g1", "g2"));
  }

  private static void store(CodeBlock.Builder body, List<String> values, String to, int step) {
    for (int i = 0; i < values.size(); i++) {
      body.addStatement("$L + lane$L] = $L", to, WinogradCode.plus(i * step), values.get(i));
    }
  }
}
