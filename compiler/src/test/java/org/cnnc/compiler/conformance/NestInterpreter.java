package org.cnnc.compiler.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.runtime.CounterRandom;
import org.cnnc.runtime.Functions;

/**
 * Runs nests as they are written, one point after the other: the naive reference of every renderer.
 * Either each operation rounds to float32, or none does, for derivatives by differences.
 */
final class NestInterpreter {
  private final boolean float32;
  private final long randomKey;
  private final int layer;
  private final Map<String, double[]> buffers = new HashMap<>();
  private final Map<Loop, Integer> at = new HashMap<>();
  private Map<String, Double> parameters = Map.of();
  private int sample;
  private double acc;

  NestInterpreter(boolean float32, long randomKey, int layer) {
    this.float32 = float32;
    this.randomKey = randomKey;
    this.layer = layer;
  }

  /** The values of a buffer, sample after sample; made of zeros if it is new. */
  double[] buffer(Buffer buffer, int samples) {
    int copies = buffer.role() == Buffer.Role.SAMPLE ? samples : 1;
    return buffers.computeIfAbsent(
        buffer.name(), n -> new double[Math.multiplyExact(copies, buffer.elements())]);
  }

  /** Runs the nests in order on every sample. */
  void run(List<Nest> nests, int samples) {
    for (Nest nest : nests) {
      nest.buffers().forEach(b -> buffer(b, samples));
      for (sample = 0; sample < samples; sample++) {
        points(nest, nest.loops(), false);
      }
    }
  }

  private void points(Nest nest, List<Loop> loops, boolean summing) {
    if (loops.isEmpty()) {
      if (summing) {
        acc = value(nest.body());
      } else {
        point(nest);
      }
      return;
    }
    for (int i = 0; i < loops.get(0).extent(); i++) {
      at.put(loops.get(0), i);
      points(nest, loops.subList(1, loops.size()), summing);
    }
    at.remove(loops.get(0));
  }

  private void point(Nest nest) {
    acc = value(nest.init());
    points(nest, nest.reductions(), true);
    double result = value(nest.finish());
    Integer address = address(nest.target());
    if (address == null) {
      throw new AssertionError("writes outside: " + nest.comment());
    }
    buffers.get(nest.target().buffer().name())[address] = result;
  }

  private double value(Expr expr) {
    if (expr instanceof Expr.Load load) {
      Integer address = address(load.access());
      return address == null ? load.outside() : buffers.get(load.access().buffer().name())[address];
    } else if (expr instanceof Expr.Inside inside) {
      return address(inside.access()) == null ? 0 : 1;
    } else if (expr instanceof Expr.Constant constant) {
      return constant.value();
    } else if (expr instanceof Expr.Position position) {
      return number(position.index());
    } else if (expr instanceof Expr.Accumulator) {
      return acc;
    } else if (expr instanceof Expr.Fma fma) {
      double a = value(fma.a());
      double b = value(fma.b());
      double c = value(fma.c());
      return float32 ? Math.fma((float) a, (float) b, (float) c) : Math.fma(a, b, c);
    } else if (expr instanceof Expr.Binary binary) {
      return round(binary(binary.operator(), value(binary.a()), value(binary.b())));
    } else if (expr instanceof Expr.Select select) {
      double a = value(select.a());
      double b = value(select.b());
      return value(select.comparison().holds(a, b) ? select.then() : select.otherwise());
    } else if (expr instanceof Expr.Call call) {
      return call(call.function(), call.arguments().stream().mapToDouble(this::value).toArray());
    } else if (expr instanceof Expr.Apply apply) {
      return apply(apply.function(), apply.arguments().stream().mapToDouble(this::value).toArray());
    } else if (expr instanceof Expr.Parameter parameter) {
      return parameters.get(parameter.name());
    }
    Expr.Uniform uniform = (Expr.Uniform) expr;
    int stream = uniform.stream().orElse(layer);
    return CounterRandom.uniform(randomKey, stream, sample, number(uniform.element()));
  }

  /** Rounding the double result of two floats once more is the float operation itself. */
  private double round(double value) {
    return float32 ? (float) value : value;
  }

  private static double binary(Expr.Operator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
    };
  }

  /** The value of a function of the file. */
  double apply(ScalarFunction function, double... arguments) {
    Map<String, Double> outside = parameters;
    parameters = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      parameters.put(function.parameters().get(i), arguments[i]);
    }
    double value = value(function.body());
    parameters = outside;
    return value;
  }

  private double call(String function, double... at) {
    return float32 ? ofFloat(function, at) : ofDouble(function, at);
  }

  private static float ofFloat(String function, double... at) {
    float x = (float) at[0];
    return switch (function) {
      case "exp" -> Functions.exp(x);
      case "log" -> Functions.log(x);
      case "sqrt" -> Functions.sqrt(x);
      case "abs" -> Functions.abs(x);
      case "sin" -> Functions.sin(x);
      case "cos" -> Functions.cos(x);
      case "tanh" -> Functions.tanh(x);
      case "sigmoid" -> Functions.sigmoid(x);
      case "softplus" -> Functions.softplus(x);
      case "sign" -> Functions.sign(x);
      case "step" -> Functions.step(x);
      case "pow" -> Functions.pow(x, (float) at[1]);
      default -> throw new AssertionError("no function " + function);
    };
  }

  private static double ofDouble(String function, double... at) {
    double x = at[0];
    return switch (function) {
      case "exp" -> Math.exp(x);
      case "log" -> Math.log(x);
      case "sqrt" -> Math.sqrt(x);
      case "abs" -> Math.abs(x);
      case "sin" -> Math.sin(x);
      case "cos" -> Math.cos(x);
      case "tanh" -> Math.tanh(x);
      case "sigmoid" -> 1 / (1 + Math.exp(-x));
      case "softplus" -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case "sign" -> Math.signum(x);
      case "step" -> x > 0 ? 1 : 0;
      case "pow" -> Math.pow(x, at[1]);
      default -> throw new AssertionError("no function " + function);
    };
  }

  private int number(Index index) {
    int sum = index.offset();
    for (Index.Term term : index.terms()) {
      sum += term.coefficient() * at.get(term.loop());
    }
    return sum;
  }

  /** The place of an element; null where the access is outside. */
  private Integer address(Access access) {
    int address = access.buffer().role() == Buffer.Role.SAMPLE ? sample : 0;
    for (int axis = 0; axis < access.at().size(); axis++) {
      Index index = access.at().get(axis);
      int number = number(index);
      int place = Math.floorDiv(number, index.divisor());
      int size = access.buffer().shape().size(axis);
      if (Math.floorMod(number, index.divisor()) != 0 || place < 0 || place >= size) {
        return null;
      }
      address = address * size + place;
    }
    return address;
  }
}
