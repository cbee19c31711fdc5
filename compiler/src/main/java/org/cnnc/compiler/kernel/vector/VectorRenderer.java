package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Pooling;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.WinogradForm;
import org.cnnc.compiler.kernel.WinogradGradient;
import org.cnnc.compiler.kernel.code.MethodBody;
import org.cnnc.compiler.kernel.code.PackedWeights;
import org.cnnc.compiler.kernel.portable.PortableRenderer;

/** Renders contractions for one vector unit, and everything else as the portable renderer does. */
public final class VectorRenderer implements Renderer {
  private static final ClassName SPECIES = ClassName.get("jdk.incubator.vector", "VectorSpecies");

  private final VectorUnit unit;
  private final PortableRenderer portable = new PortableRenderer();
  private final KernelParts parts;

  /** A renderer for vectors of this width. */
  public VectorRenderer(VectorUnit unit) {
    this(unit, new PackedWeights(new Panels()));
  }

  private VectorRenderer(VectorUnit unit, PackedWeights packed) {
    this.unit = unit;
    this.parts = new KernelParts(packed);
  }

  @Override
  public Pieces render(Task task) {
    Optional<MethodBody> body = body(task);
    return body.isEmpty() ? portable.render(task) : render(task, body.get());
  }

  private Pieces render(Task task, MethodBody body) {
    Pieces pieces = task.large() ? body.pieces() : Pieces.ONE;
    boolean shared = pieces.areSeveral();
    parts.add(task.method(shared).addCode(body.code(shared)).build());
    return pieces;
  }

  @Override
  public Optional<Pieces> renderPooled(Task task) {
    return task.pooling().flatMap(p -> pooled(task, p)).map(body -> render(task, body));
  }

  private Optional<MethodBody> pooled(Task task, Pooling pooling) {
    if (task.winograd().isPresent()) {
      return task.winograd()
          .map(Winograd.class::cast)
          .filter(winograd -> WinogradPooling.exists(winograd, pooling))
          .map(w -> new WinogradMethod(task, w.pooledBy(pooling), unit, parts));
    }
    return Contraction.of(task.nest())
        .flatMap(sums -> Layout.of(task.methodName(), sums, task.places(), unit))
        .map(layout -> layout.pooledBy(pooling))
        .filter(PooledTiles::exist)
        .map(layout -> new TiledMethod(task, layout, parts));
  }

  private Optional<MethodBody> body(Task task) {
    if (task.winograd().isPresent()) {
      return Optional.of(body(task, task.winograd().get()));
    }
    Optional<Contraction> contraction = Contraction.of(task.nest());
    if (contraction.isPresent()) {
      return body(task, contraction.get());
    }
    return portable.isFlat(task)
        ? Optional.empty()
        : WindowMethod.of(task.nest(), task.places(), unit).map(window -> window);
  }

  private Optional<MethodBody> body(Task task, Contraction contraction) {
    Optional<MethodBody> chains =
        ChainMethod.of(task.name(), contraction, task.places(), parts).map(method -> method);
    return chains.or(
        () ->
            Layout.of(task.name(), contraction, task.places(), unit)
                .map(layout -> new TiledMethod(task, layout, parts)));
  }

  private MethodBody body(Task task, WinogradForm form) {
    if (form instanceof WinogradGradient gradient) {
      return new WinogradGradientMethod(task.name(), gradient, task.places(), unit, parts);
    }
    return new WinogradMethod(task, (Winograd) form, unit, parts);
  }

  @Override
  public VectorRenderer another() {
    return new VectorRenderer(unit, parts.packed);
  }

  @Override
  public CodeBlock ownMemory() {
    return CodeBlock.builder()
        .addStatement("helper.rest = new float[$L]", unit.lanes())
        .add(parts.ownMemory())
        .add(portable.ownMemory())
        .build();
  }

  @Override
  public void addTo(TypeSpec.Builder pass) {
    pass.addField(
        FieldSpec.builder(float[].class, "rest", Modifier.PRIVATE)
            .addJavadoc("A vector on its way to fewer elements than it has lanes.\n")
            .initializer("new float[$L]", unit.lanes())
            .build());
    parts.addTo(pass);
    portable.addTo(pass);
  }

  /** Adds what all passes share to the class round them. */
  public void addToKernels(TypeSpec.Builder kernels) {
    kernels.addField(
        FieldSpec.builder(
                ParameterizedTypeName.get(SPECIES, ClassName.get(Float.class)),
                "V",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .initializer("$T.SPECIES_$L", TileMethod.VECTOR, unit.bits())
            .build());
    parts.addToKernels(kernels);
  }
}
