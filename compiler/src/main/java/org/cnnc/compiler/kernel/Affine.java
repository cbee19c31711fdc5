package org.cnnc.compiler.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A constant plus multiples of loops: an address, or a value an index takes. */
public record Affine(int constant, Map<Loop, Integer> factors) {
  public Affine {
    factors = new LinkedHashMap<>(factors);
    factors.values().removeIf(f -> f == 0);
  }

  public static Affine of(int constant) {
    return new Affine(constant, Map.of());
  }

  /** The index before its division. */
  public static Affine of(Index index) {
    Map<Loop, Integer> factors = new LinkedHashMap<>();
    index.terms().forEach(t -> factors.merge(t.loop(), t.coefficient(), Integer::sum));
    return new Affine(index.offset(), factors);
  }

  /**
   * The row-major address of an access that is never outside and does not divide. The sample axis
   * comes first where the buffer has one.
   */
  public static Affine address(Access access) {
    Affine sum = of(0);
    for (int axis = 0; axis < access.at().size(); axis++) {
      sum = sum.plus(of(access.at().get(axis)).times(access.buffer().stride(axis)));
    }
    return access.buffer().role() == Buffer.Role.SAMPLE
        ? new Affine(0, Map.of(Loop.SAMPLE, access.buffer().elements())).plus(sum)
        : sum;
  }

  public Affine plus(Affine other) {
    Map<Loop, Integer> sum = new LinkedHashMap<>(factors);
    other.factors.forEach((loop, factor) -> sum.merge(loop, factor, Integer::sum));
    return new Affine(constant + other.constant, sum);
  }

  public Affine times(int by) {
    Map<Loop, Integer> scaled = new LinkedHashMap<>();
    factors.forEach((loop, factor) -> scaled.put(loop, factor * by));
    return new Affine(constant * by, scaled);
  }

  /** The factor of a loop; 0 if it takes no part. */
  public int factor(Loop loop) {
    return factors.getOrDefault(loop, 0);
  }

  /** The number of a point when the loops are counted through, the last one fastest. */
  public static Affine rowMajor(List<Loop> loops) {
    Affine number = of(0);
    int stride = 1;
    for (int i = loops.size() - 1; i >= 0; i--) {
      number = new Affine(0, Map.of(loops.get(i), stride)).plus(number);
      stride *= loops.get(i).extent();
    }
    return number;
  }

  /** The given loops' parts alone. */
  public Affine only(List<Loop> loops) {
    Map<Loop, Integer> parts = new LinkedHashMap<>();
    loops.forEach(loop -> parts.put(loop, factor(loop)));
    return new Affine(0, parts);
  }

  /** This without the given loops' parts. */
  public Affine without(Iterable<Loop> loops) {
    Map<Loop, Integer> rest = new LinkedHashMap<>(factors);
    loops.forEach(rest::remove);
    return new Affine(constant, rest);
  }

  /** This with a loop held at a value. */
  public Affine at(Map<Loop, Integer> values) {
    int sum = constant;
    for (Map.Entry<Loop, Integer> value : values.entrySet()) {
      sum += factor(value.getKey()) * value.getValue();
    }
    return new Affine(sum, without(values.keySet()).factors);
  }

  /** As Java source: {@code y * 448 + x * 32 + 5}. */
  public String code(Function<Loop, String> variable) {
    StringBuilder code = new StringBuilder();
    factors.forEach(
        (loop, factor) -> {
          String name = variable.apply(loop);
          String size = Math.abs(factor) == 1 ? name : name + " * " + Math.abs(factor);
          append(code, factor < 0, size);
        });
    if (constant != 0 || code.isEmpty()) {
      append(code, constant < 0, String.valueOf(Math.abs((long) constant)));
    }
    return code.toString();
  }

  private static void append(StringBuilder code, boolean negative, String term) {
    if (code.isEmpty()) {
      code.append(negative ? "-" : "").append(term);
    } else {
      code.append(negative ? " - " : " + ").append(term);
    }
  }
}
