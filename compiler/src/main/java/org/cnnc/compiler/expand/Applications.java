package org.cnnc.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.link.Block;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.TensorSyntax;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/** Applies layers to tensors, as the expressions of one frame say. */
final class Applications {
  private final Network network;
  private final Frame frame;

  Applications(Network network, Frame frame) {
    this.network = network;
    this.frame = frame;
  }

  /** The tensors an expression stands for, in order; several for a list. */
  List<TensorEntry> tensors(TensorSyntax syntax) {
    if (syntax instanceof TensorSyntax.Named named) {
      return List.of(frame.find(named.name()));
    }
    if (syntax instanceof TensorSyntax.Several several) {
      return all(several.tensors());
    }
    TensorSyntax.Applied applied = (TensorSyntax.Applied) syntax;
    if (isBare(applied)) {
      throw notApplied(applied);
    }
    return apply(applied, inputs(applied), isNamed(applied));
  }

  /** The tensor an expression stands for. */
  TensorEntry tensor(TensorSyntax syntax) {
    return single(tensors(syntax), syntax.span());
  }

  /** The only one of some tensors. */
  static TensorEntry single(List<TensorEntry> tensors, Span span) {
    if (tensors.size() != 1) {
      String message = "One tensor is needed here, not " + tensors.size() + ".";
      throw new Refusal(
          Diagnostic.error("several-tensors", span, message)
              .withHint("Join them, for instance with `Concatenate()`, or choose one."));
    }
    return tensors.get(0);
  }

  /** Whether a layer stands without the tensors it is applied to. */
  boolean isBare(TensorSyntax.Applied syntax) {
    return syntax.tensors().isEmpty()
        && (frame.shared(syntax.layer().name().text()).isEmpty()
            || syntax.layer().arguments().isEmpty());
  }

  /** The tensors a layer is applied to; an application of a {@code let} has them as arguments. */
  List<TensorEntry> inputs(TensorSyntax.Applied syntax) {
    if (!syntax.tensors().isEmpty()) {
      return all(syntax.tensors());
    }
    List<TensorEntry> tensors = new ArrayList<>();
    for (CallSyntax.Argument argument : syntax.layer().arguments()) {
      tensors.addAll(names(argument.value()));
    }
    return tensors;
  }

  private List<TensorEntry> names(ValueSyntax syntax) {
    if (syntax instanceof ValueSyntax.Word word) {
      return List.of(frame.find(word.name()));
    }
    if (syntax instanceof ValueSyntax.Items items) {
      return items.values().stream().flatMap(item -> names(item).stream()).toList();
    }
    throw new Refusal(
        Diagnostic.error("unknown-tensor", syntax.span(), "The name of a tensor is needed here.")
            .withHint("Give the tensor a name in a line before."));
  }

  private List<TensorEntry> all(List<TensorSyntax> syntax) {
    return syntax.stream().flatMap(tensor -> tensors(tensor).stream()).toList();
  }

  private boolean isNamed(TensorSyntax.Applied syntax) {
    return syntax.tensors().isEmpty() || !isCurrent(syntax.tensors().get(0));
  }

  /** Whether an expression is {@code _} alone. */
  boolean isCurrent(TensorSyntax syntax) {
    return syntax instanceof TensorSyntax.Named named && named.name().text().equals(Frame.CURRENT);
  }

  /** What a layer or a block gives, applied to tensors. */
  List<TensorEntry> apply(
      TensorSyntax.Applied syntax, List<TensorEntry> inputs, boolean fromNamed) {
    CallSyntax layer = syntax.layer();
    Optional<Integer> shared = frame.shared(layer.name().text());
    try {
      Optional<Block> block = frame.block(layer.name().text());
      if (shared.isPresent()) {
        return List.of(share(syntax, shared.get(), inputs, fromNamed));
      }
      if (block.isPresent()) {
        return new BlockCalls(network, frame).call(block.get(), layer, inputs);
      }
      frame.requireKind(layer.name());
      Value.Call call = frame.evaluator().call(layer);
      return List.of(
          network.apply(call, Optional.empty(), inputs, from(syntax), layer.span(), fromNamed));
    } catch (Refusal refusal) {
      network.fail(refusal);
      inputs.forEach(TensorEntry::use);
      return List.of(network.unknown(layer.span()));
    }
  }

  private TensorEntry share(
      TensorSyntax.Applied syntax, int number, List<TensorEntry> inputs, boolean fromNamed) {
    Name name = syntax.layer().name();
    Value.Call call = (Value.Call) frame.value(name.text()).orElseThrow();
    if (!syntax.tensors().isEmpty() && !syntax.layer().arguments().isEmpty()) {
      String message = "`" + name.text() + "` is a layer that has its arguments.";
      throw new Refusal(
          Diagnostic.error("too-many-arguments", syntax.layer().span(), message)
              .withHint("Write `" + name.text() + "(x)`."));
    }
    if (frame.block(call.name()).isPresent()) {
      String message = "`" + call.name() + "` is a block: each call makes layers of its own.";
      throw new Refusal(
          Diagnostic.error("block-not-shared", call.span(), message)
              .withHint("Call it where it is used: `" + call.span().text() + "(x)`."));
    }
    return network.apply(call, Optional.of(number), inputs, from(syntax), syntax.span(), fromNamed);
  }

  /** Where the tensors stand that a layer is applied to. */
  private static Span from(TensorSyntax.Applied syntax) {
    List<TensorSyntax> tensors = syntax.tensors();
    return tensors.isEmpty()
        ? syntax.layer().span()
        : tensors.get(0).span().to(tensors.get(tensors.size() - 1).span());
  }

  private Refusal notApplied(TensorSyntax.Applied layer) {
    Name name = layer.layer().name();
    Optional<String> near = Suggestions.hint(name.text(), frame.sharedLayers());
    if (near.isPresent() && !layer.layer().arguments().isEmpty()) {
      String message = "There is no layer `" + name.text() + "`.";
      return new Refusal(Diagnostic.error("unknown-layer", name.span(), message).withHint(near));
    }
    String text = layer.span().text();
    String shown = text.contains("\n") ? layer.layer().name().text() + "(...)" : text;
    String on = frame.current().isPresent() ? frame.currentName() : "x";
    return new Refusal(
        Diagnostic.error(
                "layer-not-applied", layer.span(), "`" + shown + "` is not applied to a tensor.")
            .withHint("Write `" + shown + "(" + on + ")` or a line of its own."));
  }
}
