package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.code.FloatLiteral;
import org.cnnc.compiler.kernel.code.InfixCode;
import org.cnnc.compiler.kernel.code.MethodBody;

/**
 * Writes a contraction with one or two elements a sample, such as a dense layer of one unit: each
 * sum is a chain of scalar products, and both operands are read where they are.
 */
final class ChainMethod implements MethodBody {
  /**
   * A product waits four cycles for the one before it in its sum, and a core begins two a cycle: so
   * many sums go on at once.
   */
  private static final int CHAINS = 8;

  /**
   * Eight samples take four cycles an element at each step; in vectors six to nine, however few
   * lanes are filled. A single sample takes four in both, but waits for a whole vector of weights
   * there: measured, half as long again where the cache does not hold them.
   */
  private static final int MOST_ELEMENTS = 2;

  /**
   * A sum of a call.
   *
   * @param sample counted from the first one of the call
   * @param point the element
   */
  private record Sum(int sample, int element, Map<Loop, Integer> point) {
    String name() {
      return "s" + sample + "_" + element;
    }
  }

  private final String name;
  private final Nest nest;
  private final Places places;
  private final KernelParts parts;
  private final Access a;
  private final Access b;
  private final List<Map<Loop, Integer>> elements;

  private ChainMethod(
      String name, Contraction contraction, Access b, Places places, KernelParts parts) {
    this.name = name;
    this.nest = contraction.nest();
    this.places = places;
    this.parts = parts;
    this.a = contraction.a().access();
    this.b = b;
    this.elements = Loop.points(nest.loops(), Map.of());
  }

  /** The contraction in chains, if its elements are that few. */
  static Optional<ChainMethod> of(
      String name, Contraction contraction, Places places, KernelParts parts) {
    Nest nest = contraction.nest();
    long elements = nest.loops().stream().mapToLong(Loop::extent).reduce(1, Math::multiplyExact);
    boolean fits =
        elements <= MOST_ELEMENTS
            && !contraction.addsOverSamples()
            && (nest.init() instanceof Expr.Constant || nest.init() instanceof Expr.Load)
            && accesses(nest).noneMatch(Access::canBeOutside);
    return contraction
        .b()
        .filter(b -> fits)
        .map(b -> new ChainMethod(name, contraction, b.access(), places, parts));
  }

  private static Stream<Access> accesses(Nest nest) {
    Stream<Access> read =
        nest.expressions()
            .filter(Expr.Load.class::isInstance)
            .map(load -> ((Expr.Load) load).access());
    return Stream.concat(Stream.of(nest.target()), read);
  }

  @Override
  public Pieces pieces() {
    return Pieces.ONE;
  }

  @Override
  public CodeBlock code(boolean shared) {
    int together = CHAINS / elements.size();
    parts.add(method(together));
    parts.add(method(1));
    return CodeBlock.builder()
        .addStatement("int sample = 0")
        .beginControlFlow("for (; sample + $1L <= samples; sample += $1L)", together)
        .addStatement("$L", call(together))
        .endControlFlow()
        .beginControlFlow("for (; sample < samples; sample++)")
        .addStatement("$L", call(1))
        .endControlFlow()
        .build();
  }

  private CodeBlock call(int samples) {
    String arrays =
        nest.buffers().stream().map(b -> places.of(b).array()).collect(Collectors.joining(", "));
    return CodeBlock.of("$LChains$L($L, sample)", name, samples, arrays);
  }

  private MethodSpec method(int samples) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name + "Chains" + samples)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("$L x $L sums, the samples side by side.\n", samples, elements.size());
    nest.buffers().forEach(b -> method.addParameter(float[].class, b.name()));
    method.addParameter(TypeName.INT, "sample");
    return method.addCode(body(sums(samples))).build();
  }

  private List<Sum> sums(int samples) {
    List<Sum> sums = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      for (int element = 0; element < elements.size(); element++) {
        sums.add(new Sum(sample, element, elements.get(element)));
      }
    }
    return sums;
  }

  /** Where a sample begins is no part of the loops' indices: so C2 checks their ranges once. */
  private CodeBlock body(List<Sum> sums) {
    CodeBlock.Builder body = CodeBlock.builder();
    sums.stream().filter(sum -> sum.element() == 0).forEach(sum -> starts(body, sum));
    sums.forEach(sum -> body.addStatement("float $L = $L", sum.name(), init(sum)));
    List<Axis> steps = steps();
    steps.forEach(
        step ->
            body.beginControlFlow(
                "for (int $1L = 0; $1L < $2L; $1L++)", step.name(), step.extent()));
    for (Sum sum : sums) {
      String factorA = factor(a, sum, steps, Axis::scalar);
      String factorB = factor(b, sum, steps, Axis::vector);
      body.addStatement("$1L = Math.fma($2L, $3L, $1L)", sum.name(), factorA, factorB);
    }
    steps.forEach(step -> body.endControlFlow());
    for (Sum sum : sums) {
      InfixCode code = new InfixCode(Map.of(), Map.of(Expr.acc(), sum.name()));
      body.addStatement("$L = $L", element(nest.target(), sum), code.of(nest.finish()));
    }
    return body.build();
  }

  /** The loops summed over, neighbours in both operands joined. */
  private List<Axis> steps() {
    Affine inA = Affine.address(a);
    Affine inB = Affine.address(b);
    return Axis.joined(
        nest.reductions().stream()
            .map(l -> new Axis(l.name(), l.extent(), inA.factor(l), inB.factor(l), 0))
            .toList());
  }

  private void starts(CodeBlock.Builder body, Sum sum) {
    Stream.of(a, b)
        .map(Access::buffer)
        .filter(ChainMethod::isOfSamples)
        .distinct()
        .forEach(
            buffer -> {
              int size = buffer.elements();
              Affine start = new Affine(sum.sample() * size, Map.of(Loop.SAMPLE, size));
              body.addStatement("int $L = $L", start(buffer, sum), start.code(Loop::name));
            });
  }

  private static boolean isOfSamples(Buffer buffer) {
    return buffer.role() == Buffer.Role.SAMPLE;
  }

  private static String start(Buffer buffer, Sum sum) {
    return isOfSamples(buffer) ? buffer.name() + sum.sample() : "";
  }

  private String init(Sum sum) {
    return nest.init() instanceof Expr.Load load
        ? element(load.access(), sum)
        : FloatLiteral.of(((Expr.Constant) nest.init()).value());
  }

  private String factor(Access access, Sum sum, List<Axis> steps, ToIntFunction<Axis> stride) {
    String at = start(access.buffer(), sum);
    for (Axis step : steps) {
      at = Place.sum(at, Place.times(step.name(), stride.applyAsInt(step)));
    }
    int constant = placed(access).at(sum.point()).constant();
    return access.buffer().name() + "[" + Place.shifted(at, constant) + "]";
  }

  /** An element that the loops summed over do not move. */
  private String element(Access access, Sum sum) {
    Affine first = placed(access).at(sum.point());
    Affine at = first.plus(Affine.of(sum.sample() * first.factor(Loop.SAMPLE)));
    return access.buffer().name() + "[" + at.code(Loop::name) + "]";
  }

  private Affine placed(Access access) {
    return Affine.address(access).plus(Affine.of(places.of(access.buffer()).offset()));
  }
}
