package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.WinogradGradient;

/**
 * Writes the transforms of {@link WinogradGradient} as straight lines of Java. The renderers say
 * how a value is declared, added and subtracted.
 */
public final class WinogradCode {
  /** How a renderer writes arithmetic. */
  public interface Arithmetic extends Filtering.Arithmetic<String> {
    /** The type of a value. */
    TypeName type();
  }

  private static final WinogradCode FLOAT_CODE =
      new WinogradCode(FloatArithmetic.INLINE, CodeBlock.builder());

  private final Arithmetic arithmetic;
  private final CodeBlock.Builder body;

  /** Writes to the end of a body. */
  public WinogradCode(Arithmetic arithmetic, CodeBlock.Builder body) {
    this.arithmetic = arithmetic;
    this.body = body;
  }

  /**
   * The 4x4 values {@code d0_0} to {@code d3_3} of an image become {@code v0_0} to {@code v3_3}.
   *
   * @param first the first row wanted
   * @param end behind the last one
   */
  public void image(int first, int end) {
    twice("d", "v", 4, this::imageLine, first, end);
  }

  /** The 2x2 output gradients {@code e0_0} to {@code e1_1} become {@code w0_0} to {@code w3_3}. */
  public void outputGradient(int first, int end) {
    twice("e", "w", 2, this::outputGradientLine, first, end);
  }

  /**
   * Four values of a column or row of sums become three of gradients by the kernel, {@code k0} to
   * {@code k2}.
   */
  public void kernelGradient(String m0, String m1, String m2, String m3) {
    declare("sum", half(arithmetic.add(m1, m2)));
    declare("k0", arithmetic.add(m0, "sum"));
    declare("k1", half(arithmetic.subtract(m1, m2)));
    declare("k2", arithmetic.subtract("sum", m3));
  }

  /** A place of the transformed image as one expression of {@code d0_0} to {@code d3_3}. */
  public static String imageAt(int row, int column) {
    return FLOAT_CODE.expression("d", 4, row, column, FLOAT_CODE::imageLine);
  }

  /**
   * A place of the transformed output gradients as one expression of {@code e0_0} to {@code e1_1}.
   */
  public static String outputGradientAt(int row, int column) {
    return FLOAT_CODE.expression("e", 2, row, column, FLOAT_CODE::outputGradientLine);
  }

  /** A gradient by the kernel as one expression of {@code m0_0} to {@code m3_3}. */
  public static String kernelGradientAt(int row, int column) {
    return FLOAT_CODE.expression("m", 4, row, column, FLOAT_CODE::kernelGradientLine);
  }

  /**
   * Where a tile begins; the last one earlier where the size is not a multiple of the tile's.
   *
   * @param tile its number, in Java
   */
  public static String start(Filtering filtering, String tile, int size) {
    int outputs = filtering.outputs();
    return Turns.start(outputs + " * " + tile, outputs, size);
  }

  /** {@code " + 5"}; nothing for 0. */
  public static String plus(int offset) {
    return offset == 0 ? "" : " + " + offset;
  }

  private String expression(String from, int size, int row, int column, Line line) {
    List<String> columns = new ArrayList<>();
    for (int x = 0; x < size; x++) {
      List<String> values = new ArrayList<>();
      for (int y = 0; y < size; y++) {
        values.add(from + y + "_" + x);
      }
      columns.add(line.of(values).get(row));
    }
    return line.of(columns).get(column);
  }

  private interface Line {
    List<String> of(List<String> values);
  }

  /** Transforms the columns, then the rows, as far as they are wanted. */
  private void twice(String from, String to, int size, Line line, int first, int end) {
    List<List<String>> columns = new ArrayList<>();
    for (int column = 0; column < size; column++) {
      List<String> values = new ArrayList<>();
      for (int row = 0; row < size; row++) {
        values.add(from + row + "_" + column);
      }
      List<String> wanted = new ArrayList<>();
      for (int row = first; row < end; row++) {
        wanted.add(declare(to + "t" + row + "_" + column, line.of(values).get(row)));
      }
      columns.add(wanted);
    }
    for (int row = first; row < end; row++) {
      int at = row - first;
      List<String> results = line.of(columns.stream().map(c -> c.get(at)).toList());
      for (int column = 0; column < results.size(); column++) {
        declare(to + row + "_" + column, results.get(column));
      }
    }
  }

  private String declare(String name, String value) {
    body.addStatement("$T $L = $L", arithmetic.type(), name, value);
    return name;
  }

  private List<String> imageLine(List<String> d) {
    return Filtering.TWO.image(arithmetic, d);
  }

  private String half(String value) {
    return arithmetic.multiply(value, 0.5f);
  }

  private List<String> outputGradientLine(List<String> e) {
    return List.of(
        e.get(0),
        arithmetic.add(e.get(0), e.get(1)),
        arithmetic.subtract(e.get(0), e.get(1)),
        e.get(1));
  }

  private List<String> kernelGradientLine(List<String> m) {
    String sum = half(arithmetic.add(m.get(1), m.get(2)));
    return List.of(
        arithmetic.add(m.get(0), sum),
        half(arithmetic.subtract(m.get(1), m.get(2))),
        arithmetic.subtract(sum, m.get(3)));
  }
}
