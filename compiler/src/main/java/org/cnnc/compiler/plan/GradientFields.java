package org.cnnc.compiler.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/**
 * The fields of the gradients. The gradient by a tensor is a sum in one order: first what comes
 * from outside, if the tensor is an output, in the order of the outputs; then what its readers
 * give, the last layer first, a layer's inputs ascending. The first of them is written to the
 * tensor's field, every other one is added to it.
 */
final class GradientFields {
  private final Model model;
  private final Names names;
  private final Map<Integer, String> tensors = new LinkedHashMap<>();
  private final List<OutputGradient> outputs = new ArrayList<>();
  private final Map<Place, GradientPart> parts = new LinkedHashMap<>();

  /** An input of a layer, both counted from 0. */
  private record Place(int layer, int input) {}

  GradientFields(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  Map<Integer, String> tensors() {
    return tensors;
  }

  List<OutputGradient> outputs() {
    return outputs;
  }

  List<GradientPart> parts() {
    return List.copyOf(parts.values());
  }

  String of(Tensor tensor) {
    return tensors.get(tensor.id());
  }

  /** A field of its own for a tensor. */
  void place(Tensor tensor, String name) {
    tensors.put(tensor.id(), names.fresh("d_" + name));
  }

  /** The field of another tensor, of which this one is a view. */
  void placeView(Tensor tensor, Tensor source) {
    tensors.put(tensor.id(), of(source));
  }

  /** Finds who comes first in each sum, when all tensors have fields. */
  void join() {
    Set<String> begun = new HashSet<>();
    model.outputs().forEach(output -> outputs.add(output(output, begun)));
    for (int number = model.layers().size() - 1; number >= 0; number--) {
      PlacedLayer layer = model.layers().get(number);
      Set<Integer> written = written(layer);
      for (int input = 0; input < layer.inputs().size(); input++) {
        Tensor tensor = layer.inputs().get(input);
        if (written.contains(input) && !begun.add(of(tensor))) {
          String field = names.fresh("d_" + layer.name() + "_input" + input);
          GradientPart part = new GradientPart(number, input, field, Plan.size(tensor));
          parts.put(new Place(number, input), part);
        }
      }
    }
  }

  /** What a layer gives to the gradient by one of its inputs, if it is not the first to give. */
  Optional<GradientPart> part(int layer, int input) {
    return Optional.ofNullable(parts.get(new Place(layer, input)));
  }

  private static Set<Integer> written(PlacedLayer layer) {
    return layer.layer().backward().stream()
        .map(nest -> InputBuffers.gradient(nest.target().buffer()))
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .collect(Collectors.toSet());
  }

  private OutputGradient output(Model.Output output, Set<String> begun) {
    String tensor = of(output.tensor());
    boolean ofInput = model.inputs().stream().anyMatch(i -> of(i.tensor()).equals(tensor));
    boolean adds = !begun.add(tensor);
    return ofInput || adds
        ? new OutputGradient(
            names.fresh("d_output_" + output.name()), tensor, adds, OptionalInt.empty())
        : new OutputGradient(tensor, tensor, false, maker(output.tensor()));
  }

  private OptionalInt maker(Tensor tensor) {
    long outputsOfIt =
        model.outputs().stream().filter(o -> of(o.tensor()).equals(of(tensor))).count();
    boolean isRead = model.layers().stream().anyMatch(layer -> layer.inputs().contains(tensor));
    return outputsOfIt > 1 || isRead
        ? OptionalInt.empty()
        : IntStream.range(0, model.layers().size())
            .filter(number -> model.layers().get(number).output().equals(tensor))
            .findFirst();
  }
}
