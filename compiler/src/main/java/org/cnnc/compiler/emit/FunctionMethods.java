package org.cnnc.compiler.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.compiler.kernel.code.FunctionMethod;

/** Emits the functions of the file, each beside its derivatives. */
final class FunctionMethods {
  private FunctionMethods() {}

  static List<MethodSpec> of(List<ScalarFunction> functions, Modifier access) {
    return functions.stream()
        .map(function -> FunctionMethod.of(function, doc(function), access, Modifier.STATIC))
        .toList();
  }

  private static String doc(ScalarFunction function) {
    String head = function.name() + "(" + String.join(", ", function.parameters()) + ") = ";
    String derivative =
        function.derivativeOf().map(of -> ", a derivative of {@link #" + of + "}").orElse("");
    return "{@code " + Javadoc.formula(head + function.formula()) + "}" + derivative + ".";
  }

  /** The functions call the runtime's by their simple names. */
  static void addImports(JavaFile.Builder file, List<ScalarFunction> functions) {
    functions.stream()
        .flatMap(function -> withChildren(function.body()))
        .filter(Expr.Call.class::isInstance)
        .forEach(
            call -> file.addStaticImport(RuntimeTypes.FUNCTIONS, ((Expr.Call) call).function()));
  }

  private static Stream<Expr> withChildren(Expr expr) {
    return Stream.concat(
        Stream.of(expr), expr.children().stream().flatMap(FunctionMethods::withChildren));
  }
}
