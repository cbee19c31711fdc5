package org.cnnc.compiler.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/**
 * What a pass does, step by step, and where it keeps its values.
 *
 * @param outputs the fields that hold the layers' outputs while training, with floats a sample
 * @param states the fields of what the training forward pass keeps for the backward pass
 * @param scratch the fields of what a nest leaves for the next one
 * @param tensors the field of each tensor, by id; a view has its source's field
 * @param gradientTensors the same for the gradients
 * @param outputGradients where the gradient by each of the model's outputs comes in
 * @param inference slots that the outputs share while predicting
 * @param gradients slots that the gradients share, but for those of the model's inputs
 * @param poolings what alone takes the sums of a step while predicting, in the next layer, by the
 *     step's name
 * @param trainingPoolings the same while training, where the backward pass reads no sums
 * @param copies layers whose inference does nothing, though training does: dropout
 */
public record Plan(
    Model model,
    List<PlacedWeight> weights,
    Map<String, Integer> outputs,
    Map<String, Integer> states,
    Map<String, Integer> scratch,
    Map<Integer, String> tensors,
    Map<Integer, String> gradientTensors,
    List<OutputGradient> outputGradients,
    Slots inference,
    Slots gradients,
    List<Step> forward,
    List<Step> training,
    List<Step> backward,
    Map<String, Pooled> poolings,
    Map<String, Pooled> trainingPoolings,
    Set<PlacedLayer> copies) {
  /** The samples a pass takes at once, and so those of a gradient shard, unless they are large. */
  public static final int MOST_SAMPLES_TOGETHER = 8;

  private static final int MOST_FLOATS_TOGETHER = 1 << 21;

  /**
   * How many samples a pass takes at once: a property of the model alone, since it decides the
   * order in which gradients are summed.
   */
  public int samplesTogether() {
    int largest =
        Stream.concat(outputs.values().stream(), model.inputs().stream().map(i -> size(i.tensor())))
            .mapToInt(size -> size)
            .max()
            .orElse(1);
    return Math.max(1, Math.min(MOST_SAMPLES_TOGETHER, MOST_FLOATS_TOGETHER / largest));
  }

  /** The steps of a batch's sums, in the order of the backward pass. */
  public List<Step> sums() {
    return backward.stream().filter(Step::isOverBatch).toList();
  }

  /** The floats a sample of each value that passes keep for those sums. */
  public List<Integer> keptForSums() {
    return sums().stream()
        .flatMap(step -> step.sampleBuffers().stream())
        .map(Buffer::elements)
        .toList();
  }

  /** The functions of the file that the nests call, each once. */
  public List<ScalarFunction> functions() {
    return Stream.of(forward, training, backward)
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Step::layerNumber))
        .flatMap(step -> step.nest().expressions())
        .filter(Expr.Apply.class::isInstance)
        .map(expr -> ((Expr.Apply) expr).function())
        .distinct()
        .toList();
  }

  /** The length of the flat weight array. */
  public int weightCount() {
    if (weights.isEmpty()) {
      return 0;
    }
    PlacedWeight last = weights.get(weights.size() - 1);
    return Math.addExact(last.offset(), size(last.weight().shape()));
  }

  /** The field of an input. */
  public String field(Model.Input input) {
    return tensors.get(input.tensor().id());
  }

  /** The field of the gradient by an input; null in a pass that does not keep it. */
  public String gradientField(Model.Input input) {
    return gradientTensors.get(input.tensor().id());
  }

  /** The floats of one sample of a tensor. */
  public static int size(Tensor tensor) {
    return size(tensor.shape());
  }

  private static int size(Shape shape) {
    return Math.toIntExact(shape.elements());
  }
}
