package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.WinogradForm;
import org.cnnc.compiler.kernel.WinogradGradient;
import org.cnnc.compiler.kernel.code.PackedWeights;

/**
 * Turns nests into methods of plain Java that C2 vectorises: the rendering everybody gets, and the
 * one the others are compared with.
 */
public final class PortableRenderer implements Renderer {
  private final KernelMembers members;

  /** A renderer for the only or the first class of a pass. */
  public PortableRenderer() {
    this(new PackedWeights(PackedWeights.APART));
  }

  private PortableRenderer(PackedWeights packed) {
    this.members = new KernelMembers(packed);
  }

  @Override
  public Pieces render(Task task) {
    Pieces pieces = task.large() ? pieces(task) : Pieces.ONE;
    boolean shared = pieces.areSeveral();
    if (task.overBatch()) {
      members.shareAccumulators();
    }
    CodeBlock body =
        task.winograd().isPresent()
            ? body(task, task.winograd().get())
            : body(task.name(), task.nest(), task.places(), shared);
    MethodSpec.Builder method = task.method(shared);
    for (Buffer buffer : task.nest().buffers()) {
      method.addStatement("float[] $L = $L", buffer.name(), task.places().of(buffer).array());
    }
    if (body.toString().contains("randomKey, layer")) {
      method.addStatement("int layer = $L", task.layer());
    }
    members.add(method.addCode(body).build());
    return pieces;
  }

  private Pieces pieces(Task task) {
    if (task.winograd().isPresent()) {
      return Pieces.ONE;
    }
    Optional<Contraction> contraction = Contraction.of(task.nest());
    if (contraction.isPresent()) {
      return Tiling.of(contraction.get()).pieces();
    }
    LoopMethod loops = new LoopMethod(task.nest(), task.places());
    boolean lanes =
        !loops.isFlat() && LaneMethod.of(task.name(), task.nest(), task.places()).isPresent();
    return lanes ? Pieces.ONE : loops.pieces();
  }

  @Override
  public PortableRenderer another() {
    return new PortableRenderer(members.packed);
  }

  @Override
  public CodeBlock ownMemory() {
    return members.ownMemory();
  }

  private CodeBlock body(Task task, WinogradForm form) {
    return form instanceof WinogradGradient gradient
        ? new WinogradGradientMethod(task, gradient, members).body()
        : new WinogradMethod(task, (Winograd) form, members).body();
  }

  /** Whether a nest is one loop over all elements, which C2 vectorises by itself. */
  public boolean isFlat(Task task) {
    return new LoopMethod(task.nest(), task.places()).isFlat();
  }

  private CodeBlock body(String name, Nest nest, Places places, boolean shared) {
    Optional<Contraction> contraction = Contraction.of(nest);
    if (contraction.isPresent()) {
      CodeBlock sums =
          new ContractionMethod(name, Tiling.of(contraction.get()), places, members, shared).body();
      return sums.toBuilder().add(LoopMethod.finish(nest)).build();
    }
    LoopMethod loops = new LoopMethod(nest, places);
    Optional<LaneMethod> lanes =
        loops.isFlat() ? Optional.empty() : LaneMethod.of(name, nest, places);
    return lanes.isPresent() ? lanes.get().body(members) : loops.code(shared);
  }

  @Override
  public void addTo(TypeSpec.Builder type) {
    members.addTo(type);
  }

  /** Adds the copies of weights that all passes share to the class round them. */
  public void addToModel(TypeSpec.Builder model) {
    members.packed.addTo(model, Modifier.PROTECTED);
  }
}
