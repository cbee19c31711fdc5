package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.ScalarFunction;

/** Writes a function of the model's file as a static method; what it needs twice has a name. */
public final class FunctionMethod {
  private final ScalarFunction function;
  private final NameAllocator names = new NameAllocator();
  private final Map<String, String> parameters = new HashMap<>();
  private final Set<Expr> seen = new LinkedHashSet<>();
  private final Set<Expr> repeated = new LinkedHashSet<>();
  private final Map<Expr, String> locals = new HashMap<>();
  private final CodeBlock.Builder body = CodeBlock.builder();

  private FunctionMethod(ScalarFunction function) {
    this.function = function;
  }

  /**
   * The method.
   *
   * @param doc its javadoc, escaped
   */
  public static MethodSpec of(ScalarFunction function, String doc, Modifier... modifiers) {
    return new FunctionMethod(function).method(doc, modifiers);
  }

  private MethodSpec method(String doc, Modifier... modifiers) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(function.name())
            .addModifiers(modifiers)
            .addJavadoc("$L\n", doc)
            .returns(TypeName.FLOAT);
    for (String parameter : function.parameters()) {
      parameters.put(parameter, names.newName(parameter));
      method.addParameter(TypeName.FLOAT, parameters.get(parameter));
    }
    count(function.body());
    name(function.body());
    body.addStatement("return $L", code(function.body()));
    return method.addCode(body.build()).build();
  }

  private void count(Expr expr) {
    if (expr.children().isEmpty()) {
      return;
    }
    if (!seen.add(expr)) {
      repeated.add(expr);
      return;
    }
    expr.children().forEach(this::count);
  }

  /** Declares the locals of an expression, those it is made of first. */
  private void name(Expr expr) {
    if (locals.containsKey(expr)) {
      return;
    }
    expr.children().forEach(this::name);
    if (repeated.contains(expr)) {
      String code = code(expr);
      String local = names.newName(letter());
      body.addStatement("float $L = $L", local, code);
      locals.put(expr, local);
    }
  }

  private String letter() {
    return String.valueOf((char) ('a' + locals.size() % 26));
  }

  private String code(Expr expr) {
    return new InfixCode(parameters, locals).of(expr);
  }
}
