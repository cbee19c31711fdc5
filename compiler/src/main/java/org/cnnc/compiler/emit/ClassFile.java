package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Stream;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.source.Source;

/** The file of a generated class: its first line, its form, its place. */
final class ClassFile {
  private ClassFile() {}

  static JavaFile.Builder of(ClassName name, TypeSpec type, Source source) {
    String path = source.name();
    String fileName = Javadoc.escape(path.substring(path.lastIndexOf('/') + 1));
    return JavaFile.builder(name.packageName(), type)
        .addFileComment("Generated from $L by cnn-compiler.", fileName)
        .skipJavaLangImports(true)
        .indent("  ");
  }

  /** The name of a class in a model's class, which must not have its name. */
  static String nested(String model, String name) {
    return model.equals(name) ? name + "_" : name;
  }

  static EmittedFile emitted(ClassName name, JavaFile.Builder file) {
    String folder = name.packageName().isEmpty() ? "" : name.packageName().replace('.', '/') + "/";
    return new EmittedFile(folder + name.simpleName() + ".java", file.build().toString());
  }

  /** The kernels call the runtime's functions by their simple names. */
  static void importFunctions(JavaFile.Builder file, Plan plan) {
    Stream.of(plan.forward(), plan.training(), plan.backward())
        .flatMap(List::stream)
        .flatMap(step -> step.nest().expressions())
        .forEach(
            expr -> {
              if (expr instanceof Expr.Call call) {
                file.addStaticImport(RuntimeTypes.FUNCTIONS, call.function());
              } else if (expr instanceof Expr.Uniform) {
                file.addStaticImport(RuntimeTypes.RANDOM, "uniform");
              }
            });
    FunctionMethods.addImports(file, plan.functions());
  }
}
