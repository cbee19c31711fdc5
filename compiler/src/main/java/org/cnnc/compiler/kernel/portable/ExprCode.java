package org.cnnc.compiler.kernel.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.code.FloatLiteral;

/** Writes expressions of a nest as Java; unrolled loops are constants in it. */
class ExprCode {
  private final Places places;
  private final Map<Loop, Integer> unrolled;

  ExprCode(Places places, Map<Loop, Integer> unrolled) {
    this.places = places;
    this.unrolled = unrolled;
  }

  /** The same with some loops held at constants. */
  ExprCode at(Map<Loop, Integer> values) {
    return new ExprCode(places, values);
  }

  Map<Loop, Integer> unrolled() {
    return unrolled;
  }

  String of(Expr expr) {
    if (expr instanceof Expr.Load load) {
      return load(load);
    } else if (expr instanceof Expr.Inside inside) {
      String condition = condition(inside.access());
      return condition.isEmpty() ? "1f" : "(" + condition + " ? 1f : 0f)";
    } else if (expr instanceof Expr.Constant constant) {
      return literal(constant.value());
    } else if (expr instanceof Expr.Position position) {
      return position(linear(position.index()));
    } else if (expr instanceof Expr.Accumulator) {
      return "acc";
    } else if (expr instanceof Expr.Fma fma) {
      return "Math.fma(" + of(fma.a()) + ", " + of(fma.b()) + ", " + of(fma.c()) + ")";
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (expr instanceof Expr.Select select) {
      String test = of(select.a()) + " " + select.comparison().symbol() + " " + of(select.b());
      return "(" + test + " ? " + of(select.then()) + " : " + of(select.otherwise()) + ")";
    } else if (expr instanceof Expr.Call call) {
      return call(call.function(), call.arguments());
    } else if (expr instanceof Expr.Apply apply) {
      return call(apply.function().name(), apply.arguments());
    }
    Expr.Uniform uniform = (Expr.Uniform) expr;
    String stream =
        uniform.stream().isPresent() ? String.valueOf(uniform.stream().getAsInt()) : "layer";
    String element = code(linear(uniform.element()));
    return "uniform(randomKey, " + stream + ", firstSample + sample, " + element + ")";
  }

  /** The array element an access names; it must be inside. */
  String element(Access access) {
    return access.buffer().name() + "[" + addressCode(access) + "]";
  }

  /** The index of that element in its array. */
  String addressCode(Access access) {
    return code(address(access).plus(Affine.of(offset(access))));
  }

  /** Where the buffer begins in its array. */
  int offset(Access access) {
    return places.of(access.buffer()).offset();
  }

  /** The value of an index as a float. */
  protected String position(Affine value) {
    return value.factors().isEmpty() ? literal(value.constant()) : "(" + code(value) + " + 0f)";
  }

  /** The element, or what stands for it outside. */
  protected String load(Expr.Load load) {
    String condition = condition(load.access());
    if (condition.equals("false")) {
      return literal(load.outside());
    }
    String element = element(load.access());
    return condition.isEmpty()
        ? element
        : "(" + condition + " ? " + element + " : " + literal(load.outside()) + ")";
  }

  private String call(String method, List<Expr> arguments) {
    return arguments.stream().map(this::of).collect(Collectors.joining(", ", method + "(", ")"));
  }

  private String binary(Expr.Binary binary) {
    String a = of(binary.a());
    String b = of(binary.b());
    return switch (binary.operator()) {
      case ADD -> "(" + a + " + " + b + ")";
      case SUBTRACT -> "(" + a + " - " + b + ")";
      case MULTIPLY -> "(" + a + " * " + b + ")";
      case DIVIDE -> "(" + a + " / " + b + ")";
      case MAX -> "Math.max(" + a + ", " + b + ")";
      case MIN -> "Math.min(" + a + ", " + b + ")";
    };
  }

  /** Empty if the access is always inside, {@code false} if never. */
  String condition(Access access) {
    List<String> tests = new ArrayList<>();
    for (int axis = 0; axis < access.at().size(); axis++) {
      Index index = access.at().get(axis);
      int size = access.buffer().shape().size(axis);
      Affine value = linear(index);
      int low = reach(value, false);
      int high = reach(value, true);
      int last = (size - 1) * index.divisor();
      if (low > last || high < 0 || (low == high && low % index.divisor() != 0)) {
        return "false";
      }
      String code = code(value);
      if (low < 0) {
        tests.add(code + " >= 0");
      }
      if (high > last) {
        tests.add(code + " <= " + last);
      }
      if (index.divisor() != 1 && low != high) {
        tests.add("(" + code + ") % " + index.divisor() + " == 0");
      }
    }
    return String.join(" && ", tests);
  }

  private Affine address(Access access) {
    Affine sum = Affine.of(0);
    for (int axis = 0; axis < access.at().size(); axis++) {
      Index index = access.at().get(axis);
      Affine value = linear(index);
      if (index.divisor() != 1) {
        value = divided(value, index.divisor());
      }
      sum = sum.plus(value.times(access.buffer().stride(axis)));
    }
    if (access.dependsOn(Loop.SAMPLE)) {
      sum = new Affine(0, Map.of(Loop.SAMPLE, access.buffer().elements())).plus(sum);
    }
    return sum;
  }

  /** Inside the condition the value divides; its code stands for it under the name of a loop. */
  private Affine divided(Affine value, int divisor) {
    if (value.factors().isEmpty()) {
      return Affine.of(value.constant() / divisor);
    }
    return new Affine(0, Map.of(new Loop("((" + code(value) + ") / " + divisor + ")", 1), 1));
  }

  private Affine linear(Index index) {
    return Affine.of(index).at(unrolled);
  }

  private static String code(Affine linear) {
    return linear.code(Loop::name);
  }

  private static int reach(Affine value, boolean high) {
    int reach = value.constant();
    for (Map.Entry<Loop, Integer> term : value.factors().entrySet()) {
      int end = term.getValue() * (term.getKey().extent() - 1);
      reach += high ? Math.max(0, end) : Math.min(0, end);
    }
    return reach;
  }

  static String literal(float value) {
    return FloatLiteral.of(value);
  }
}
