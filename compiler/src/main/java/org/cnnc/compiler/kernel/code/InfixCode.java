package org.cnnc.compiler.kernel.code;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cnnc.compiler.kernel.Expr;

/** Writes expressions as Java, with no bracket too many. */
public final class InfixCode {
  private static final int CHOICE = 1;
  private static final int SUM = 2;
  private static final int PRODUCT = 3;
  private static final int SIGN = 4;
  private static final int ATOM = 5;

  private final Map<String, String> parameters;
  private final Map<Expr, String> locals;

  /**
   * Writes expressions.
   *
   * @param parameters the Java name of each parameter
   * @param locals the names of what is computed already
   */
  public InfixCode(Map<String, String> parameters, Map<Expr, String> locals) {
    this.parameters = parameters;
    this.locals = locals;
  }

  /** An expression of parameters, constants, operations, calls and what is computed already. */
  public String of(Expr expr) {
    return of(expr, CHOICE);
  }

  private String of(Expr expr, int least) {
    String local = locals.get(expr);
    if (local != null) {
      return local;
    } else if (expr instanceof Expr.Parameter parameter) {
      return parameters.get(parameter.name());
    } else if (expr instanceof Expr.Constant constant) {
      return bracketed(
          FloatLiteral.of(constant.value()), constant.value() < 0 ? SIGN : ATOM, least);
    } else if (expr instanceof Expr.Call call) {
      return call(call.function(), call.arguments());
    } else if (expr instanceof Expr.Select select) {
      return bracketed(select(select), CHOICE, least);
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary, least);
    }
    throw new IllegalArgumentException("not in a function: " + expr);
  }

  private String select(Expr.Select select) {
    return "%s %s %s ? %s : %s"
        .formatted(
            of(select.a(), SUM),
            select.comparison().symbol(),
            of(select.b(), SUM),
            of(select.then()),
            of(select.otherwise()));
  }

  private String binary(Expr.Binary binary, int least) {
    Expr a = binary.a();
    Expr b = binary.b();
    return switch (binary.operator()) {
      case ADD -> bracketed(of(a, SUM) + " + " + of(b, PRODUCT), SUM, least);
      case SUBTRACT -> bracketed(of(a, SUM) + " - " + of(b, PRODUCT), SUM, least);
      case MULTIPLY ->
          a.equals(Expr.constant(-1))
              ? bracketed("-" + of(b, ATOM), SIGN, least)
              : bracketed(of(a, PRODUCT) + " * " + of(b, SIGN), PRODUCT, least);
      case DIVIDE -> bracketed(of(a, PRODUCT) + " / " + of(b, SIGN), PRODUCT, least);
      case MAX -> call("Math.max", List.of(a, b));
      case MIN -> call("Math.min", List.of(a, b));
    };
  }

  private String call(String method, List<Expr> arguments) {
    return arguments.stream().map(this::of).collect(Collectors.joining(", ", method + "(", ")"));
  }

  private static String bracketed(String code, int level, int least) {
    return level < least ? "(" + code + ")" : code;
  }
}
