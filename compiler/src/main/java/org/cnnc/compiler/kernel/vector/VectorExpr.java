package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Index;

/** Writes expressions as operations on vectors; each rounds as its scalar form does. */
final class VectorExpr {
  private final String accumulator;
  private final Function<Expr.Load, String> load;
  private final Function<Index, String> position;
  private final Loads named;

  /**
   * Writes expressions around an accumulator.
   *
   * @param load the vector of an element, as Java
   * @param position the float of an index, as Java
   * @param named where vectors are declared that are the same whatever the accumulator is, so that
   *     several taps share them: with many operations C2 leaves vectors on the heap
   */
  VectorExpr(
      String accumulator,
      Function<Expr.Load, String> load,
      Function<Index, String> position,
      Loads named) {
    this.accumulator = accumulator;
    this.load = load;
    this.position = position;
    this.named = named;
  }

  /** Expressions of an accumulator and constants alone. */
  static VectorExpr of(String accumulator, Loads constants) {
    return new VectorExpr(
        accumulator,
        l -> {
          throw new IllegalArgumentException(l.toString());
        },
        VectorExpr::noIndex,
        constants);
  }

  /** Where an expression has no number of a loop. */
  static String noIndex(Index index) {
    throw new IllegalArgumentException(index.toString());
  }

  /** Whether an expression, its parts apart, has a vector form. */
  static boolean hasForm(Expr expr) {
    return expr instanceof Expr.Load
        || expr instanceof Expr.Constant
        || expr instanceof Expr.Position
        || expr instanceof Expr.Accumulator
        || expr instanceof Expr.Fma
        || expr instanceof Expr.Binary;
  }

  /** Whether an expression and all its parts have one. */
  static boolean hasFormThroughout(Expr expr) {
    return hasForm(expr) && expr.children().stream().allMatch(VectorExpr::hasFormThroughout);
  }

  String of(Expr expr) {
    if (expr instanceof Expr.Accumulator) {
      return accumulator;
    } else if (expr instanceof Expr.Load element) {
      return load.apply(element);
    } else if (expr instanceof Expr.Constant constant) {
      return broadcast(literal(constant.value()));
    } else if (expr instanceof Expr.Position place) {
      return broadcast(position.apply(place.index()));
    }
    String code = operation(expr);
    return dependsOnSum(expr) ? code : named.name(code);
  }

  private String operation(Expr expr) {
    if (expr instanceof Expr.Fma fma) {
      return of(fma.a()) + ".fma(" + of(fma.b()) + ", " + of(fma.c()) + ")";
    }
    Expr.Binary binary = (Expr.Binary) expr;
    return of(binary.a()) + "." + method(binary.operator()) + "(" + of(binary.b()) + ")";
  }

  private static boolean dependsOnSum(Expr expr) {
    return expr instanceof Expr.Accumulator
        || expr.children().stream().anyMatch(VectorExpr::dependsOnSum);
  }

  private static String method(Expr.Operator operator) {
    return switch (operator) {
      case ADD -> "add";
      case SUBTRACT -> "sub";
      case MULTIPLY -> "mul";
      case DIVIDE -> "div";
      case MAX -> "max";
      case MIN -> "min";
    };
  }

  private String broadcast(String value) {
    return named.name("FloatVector.broadcast(V, " + value + ")");
  }

  static String literal(float value) {
    if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return Float.isNaN(value) ? "Float.NaN" : value + "f";
  }

  /** Vectors computed once and named, by the Java that computes them. */
  static final class Loads {
    private final Map<String, String> names = new LinkedHashMap<>();

    String name(String code) {
      return names.computeIfAbsent(code, c -> "v" + names.size());
    }

    /** Their declarations. */
    CodeBlock declarations() {
      CodeBlock.Builder body = CodeBlock.builder();
      names.forEach((code, name) -> body.addStatement("$T $L = $L", TileMethod.VECTOR, name, code));
      return body.build();
    }
  }
}
