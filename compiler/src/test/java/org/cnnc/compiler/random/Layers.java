package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.reference.Expression;
import org.cnnc.compiler.reference.Frame;
import org.cnnc.compiler.reference.Kinds;
import org.cnnc.compiler.reference.Node;
import org.cnnc.compiler.reference.Program;
import org.cnnc.compiler.reference.TensorTerm;
import org.cnnc.compiler.reference.TensorTerm.Applied;
import org.cnnc.compiler.reference.TensorTerm.Named;

/** Draws layers and the tensors they are applied to. */
final class Layers {
  private static final List<LayerKind> KINDS = Arguments.kinds();

  private final Choices choices;
  private final Draft draft;
  private final Arguments arguments;

  Layers(Choices choices, Draft draft) {
    this.choices = choices;
    this.draft = draft;
    this.arguments = new Arguments(choices, draft);
  }

  /** A layer of one input for the current tensor. */
  Optional<Applied> bare(Frame frame) {
    return frame.current().map(node -> new Applied(ofOne(node.shape(), frame), List.of()));
  }

  /** A layer of one input, for tensors of this shape. */
  Expression.Call ofOne(Shape shape, Frame frame) {
    List<LayerKind> fitting =
        KINDS.stream()
            .filter(kind -> takes(kind, shape) && Kinds.mostTensors(kind.name()) == 1)
            .toList();
    List<LayerKind> windows = fitting.stream().filter(Layers::hasWindow).toList();
    LayerKind kind = choices.pick(choices.chance(40) && !windows.isEmpty() ? windows : fitting);
    return call(kind, frame, Optional.empty());
  }

  /** These have the most kernels, and are drawn the most. */
  private static boolean hasWindow(LayerKind kind) {
    return kind.parameters().stream()
        .anyMatch(p -> p.name().equals("kernel_size") || p.name().equals("pool_size"));
  }

  private static boolean takes(LayerKind kind, Shape shape) {
    return shape.isImage() || !hasWindow(kind);
  }

  private Expression.Call call(LayerKind kind, Frame frame, Optional<Program.Function> function) {
    return new Expression.Call(kind.name(), arguments.of(kind, frame, function));
  }

  /** A layer of any kind, applied to tensors by name. */
  Optional<Applied> applied(Frame frame) {
    List<String> names = names(frame);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String first = recent(names);
    Node node = node(frame, first);
    if (choices.chance(50)) {
      return Optional.of(new Applied(ofOne(node.shape(), frame), List.of(term(first))));
    }
    LayerKind kind =
        choices.pick(KINDS.stream().filter(k -> Kinds.mostTensors(k.name()) > 1).toList());
    return kind.name().equals("Elementwise")
        ? elementwise(kind, first, names, frame)
        : Optional.of(merging(kind, first, names, frame));
  }

  /** The names of tensors, the last ones first. */
  static List<String> names(Frame frame) {
    List<String> names = new ArrayList<>();
    frame.tensors().keySet().forEach(name -> names.add(0, name));
    frame.current().ifPresent(node -> names.add("_"));
    return names;
  }

  static Node node(Frame frame, String name) {
    return name.equals("_") ? frame.current().orElseThrow() : frame.tensors().get(name);
  }

  private String recent(List<String> names) {
    return names.get(choices.below(Math.min(4, names.size())));
  }

  private TensorTerm term(String name) {
    return choices.chance(10) ? inner(name) : new Named(name);
  }

  /** A layer inside another one's brackets, which keeps the shape. */
  private static TensorTerm inner(String name) {
    Expression.Argument relu =
        new Expression.Argument(Optional.empty(), new Expression.Name("relu"));
    return new Applied(new Expression.Call("Activation", List.of(relu)), List.of(new Named(name)));
  }

  private Applied merging(LayerKind kind, String first, List<String> names, Frame frame) {
    Shape shape = node(frame, first).shape();
    boolean joins = kind.name().equals("Concatenate");
    List<String> fitting =
        names.stream()
            .filter(name -> joins ? joins(shape, frame, name) : equal(shape, frame, name))
            .toList();
    List<TensorTerm> tensors = new ArrayList<>(List.of(term(first)));
    int more = Kinds.mostTensors(kind.name()) == 2 ? 1 : choices.between(1, 2);
    while (more-- > 0) {
      tensors.add(term(choices.pick(fitting)));
    }
    return new Applied(call(kind, frame, Optional.empty()), listed(tensors));
  }

  private static boolean equal(Shape shape, Frame frame, String name) {
    return node(frame, name).shape().equals(shape);
  }

  private static boolean joins(Shape shape, Frame frame, String name) {
    Shape other = node(frame, name).shape();
    int last = shape.rank() - 1;
    return other.rank() == shape.rank()
        && other.sizes().subList(0, last).equals(shape.sizes().subList(0, last));
  }

  /** {@code Add()([a, b])} or {@code Add()(a, b)}. */
  private List<TensorTerm> listed(List<TensorTerm> tensors) {
    return choices.chance(40) ? tensors : List.of(new TensorTerm.Several(tensors));
  }

  private Optional<Applied> elementwise(
      LayerKind kind, String first, List<String> names, Frame frame) {
    if (draft.functions.isEmpty()) {
      return Optional.empty();
    }
    Program.Function function = choices.pick(draft.functions);
    Shape shape = node(frame, first).shape();
    List<String> fitting = names.stream().filter(n -> equal(shape, frame, n)).toList();
    List<TensorTerm> tensors = new ArrayList<>(List.of(term(first)));
    while (tensors.size() < Arguments.tensors(function)) {
      tensors.add(term(choices.pick(fitting)));
    }
    return Optional.of(new Applied(call(kind, frame, Optional.of(function)), listed(tensors)));
  }

  /** What makes one tensor of two, whatever they are. */
  Applied join(Frame frame, String a, String b) {
    Shape shape = node(frame, a).shape();
    boolean equal = equal(shape, frame, b);
    String kind = equal ? choices.pick(List.of("Add", "Multiply", "Average")) : "Concatenate";
    boolean flat = !equal && !joins(shape, frame, b);
    List<TensorTerm> terms = List.of(flat(a, flat), flat(b, flat));
    return new Applied(
        new Expression.Call(kind, List.of()), List.of(new TensorTerm.Several(terms)));
  }

  private static TensorTerm flat(String name, boolean flat) {
    return flat
        ? new Applied(new Expression.Call("Flatten", List.of()), List.of(new Named(name)))
        : new Named(name);
  }
}
