package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * The innermost loops of all contractions of a network, one for each number of products and trip
 * count. C2 vectorises them because the trip count is a constant, there is one store, and each
 * operand is an array of its own.
 */
final class FmaLoops {
  private final Map<String, MethodSpec> methods = new TreeMap<>();

  /** The name of the loop of {@code taps} products over {@code trip} lanes. */
  String name(int taps, int trip) {
    String name = "fma" + taps + "x" + trip;
    methods.computeIfAbsent(name, n -> method(n, taps, trip, "sum[i]"));
    return name;
  }

  /** The same where the sums begin at zero. */
  String first(int taps, int trip) {
    String name = "first" + taps + "x" + trip;
    methods.computeIfAbsent(name, n -> method(n, taps, trip, "0f"));
    return name;
  }

  List<MethodSpec> methods() {
    return List.copyOf(methods.values());
  }

  private static MethodSpec method(String name, int taps, int trip, String start) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("$L products, k0 * a0[i] first, of each of $L sums.\n", taps, trip)
            .addParameter(float[].class, "sum");
    String value = start;
    for (int tap = 0; tap < taps; tap++) {
      method.addParameter(float[].class, "a" + tap);
      value = "Math.fma(k" + tap + ", a" + tap + "[i], " + value + ")";
    }
    for (int tap = 0; tap < taps; tap++) {
      method.addParameter(TypeName.FLOAT, "k" + tap);
    }
    return method
        .addCode(
            CodeBlock.builder()
                .beginControlFlow("for (int i = 0; i < $L; i++)", trip)
                .addStatement("sum[i] = $L", value)
                .endControlFlow()
                .build())
        .build();
  }
}
