package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.kernel.vector.VectorRenderer;
import org.cnnc.compiler.kernel.vector.VectorUnit;
import org.cnnc.compiler.plan.Plan;

/** Emits the class that holds a network's arithmetic for one vector unit. */
final class VectorClass {
  private static final String PASS = "VectorPass";
  private static final String SUMS = "VectorSums";

  private VectorClass() {}

  static EmittedFile emit(Plan plan, ClassName model, VectorUnit unit) {
    ClassName name = model.peerClass(unit.className(model.simpleName()));
    VectorRenderer renderer = new VectorRenderer(unit);
    List<TypeSpec> passes = PassClass.of(plan, renderer, PASS);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .superclass(RuntimeTypes.KERNELS)
            .addJavadoc(
                "The arithmetic of {@link $T} for vectors of $L bits.\n", model, unit.bits());
    renderer.addToKernels(type);
    type.addMethod(newPass());
    SumsClass.addTo(type, plan, new VectorRenderer(unit), SUMS, Modifier.PUBLIC);
    type.addMethods(FunctionMethods.of(plan.functions(), Modifier.PRIVATE)).addTypes(passes);
    JavaFile.Builder file = ClassFile.of(name, type.build(), plan.model().span().source());
    ClassFile.importFunctions(file, plan);
    EmittedFile emitted = ClassFile.emitted(name, file);
    return new EmittedFile(emitted.path(), emitted.text(), EmittedFile.Kind.VECTOR_SOURCE);
  }

  private static MethodSpec newPass() {
    return PassClass.override("newPass")
        .returns(RuntimeTypes.PASS)
        .addParameter(TypeName.INT, "capacity")
        .addParameter(TypeName.BOOLEAN, "training")
        .addStatement("return new $L(capacity, training)", PASS)
        .build();
  }
}
