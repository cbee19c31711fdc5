package org.cnnc.compiler.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/**
 * What a model costs: multiply-adds, and the bytes of the arrays it is planned to work in. What
 * kernels copy for their own use comes on top and differs from machine to machine; so does the
 * state of an optimizer, which is the run's.
 */
public final class Cost {
  private static final long FLOAT_BYTES = Float.BYTES;

  /** The most shards of a batch whose gradients the runtime holds at once. */
  private static final long MOST_SHARDS = 32;

  private final Plan plan;
  private final Map<PlacedLayer, Long> macs = new IdentityHashMap<>();

  public Cost(Plan plan) {
    this.plan = plan;
    plan.forward().forEach(step -> macs.merge(step.layer(), macs(step.nest()), Math::addExact));
  }

  /**
   * The products of weights that a prediction sums, as the layers' sums are written: those with the
   * zeros of a padding count, and what Winograd's form saves is not taken off.
   */
  public long macs() {
    return macs.values().stream().reduce(0L, Math::addExact);
  }

  /** The same for one use of a layer. */
  public long macs(PlacedLayer layer) {
    return macs.getOrDefault(layer, 0L);
  }

  private static long macs(Nest nest) {
    boolean sumsProducts =
        nest.body() instanceof Expr.Fma fma
            && fma.c() instanceof Expr.Accumulator
            && Stream.of(fma.a(), fma.b()).anyMatch(Cost::isWeight);
    return sumsProducts
        ? Stream.concat(nest.loops().stream(), nest.reductions().stream())
            .mapToLong(Loop::extent)
            .reduce(1, Math::multiplyExact)
        : 0;
  }

  private static boolean isWeight(Expr expr) {
    return expr instanceof Expr.Load load && load.access().buffer().role() == Buffer.Role.WEIGHT;
  }

  /** The number of weights. */
  public long params() {
    return plan.weightCount();
  }

  /** The number of weights that training changes. */
  public long trainableParams() {
    return plan.model().layers().stream().mapToLong(this::trainableParams).sum();
  }

  /** The number of weights of a layer; a later use of a shared one adds none. */
  public long params(PlacedLayer layer) {
    return elements(layer, weight -> true);
  }

  /** The number of a layer's weights that training changes. */
  public long trainableParams(PlacedLayer layer) {
    return elements(layer, Weight::trainable);
  }

  private static long elements(PlacedLayer layer, Predicate<Weight> counts) {
    return layer.use() > 0
        ? 0
        : layer.layer().weights().stream()
            .filter(counts)
            .mapToLong(weight -> weight.shape().elements())
            .sum();
  }

  /** The bytes of all weights. */
  public long weightBytes() {
    return params() * FLOAT_BYTES;
  }

  /** The bytes of one layer's weights. */
  public long weightBytes(PlacedLayer layer) {
    return params(layer) * FLOAT_BYTES;
  }

  /** The bytes of what a layer puts out for one sample. */
  public long outputBytes(PlacedLayer layer) {
    return layer.output().shape().elements() * FLOAT_BYTES;
  }

  /**
   * The arrays that one thread predicts with.
   *
   * @param batch the samples it is given at once; more than {@link Plan#samplesTogether} are worked
   *     on in parts
   */
  public Memory inference(long batch) {
    long samples = batch == 1 ? 1 : plan.samplesTogether();
    List<Memory.Part> parts = new ArrayList<>();
    parts.add(new Memory.Part("weights", weightBytes()));
    parts.add(part("inputs", samples, inputs()));
    parts.add(part("outputs of layers", samples, plan.inference().sizes()));
    parts.add(part("scratch", samples, plan.scratch().values()));
    return new Memory(parts.stream().filter(part -> part.bytes() > 0).toList());
  }

  /**
   * The arrays that one thread trains with.
   *
   * @param batch the samples of a step; they are worked on in shards of {@link
   *     Plan#samplesTogether}
   */
  public Memory training(long batch) {
    long samples = plan.samplesTogether();
    long shards = Math.min(MOST_SHARDS, (batch + samples - 1) / samples);
    List<Memory.Part> parts = new ArrayList<>();
    parts.add(new Memory.Part("weights", weightBytes()));
    parts.add(new Memory.Part("gradients of weights", (shards + 1) * weightBytes()));
    parts.add(part("inputs", samples, inputs()));
    parts.add(part("outputs of layers", samples, plan.outputs().values()));
    parts.add(part("values kept for the backward pass", samples, plan.states().values()));
    parts.add(part("gradients of outputs", samples, plan.gradients().sizes()));
    parts.add(part("scratch", samples, plan.scratch().values()));
    parts.add(part("values kept for the batch", shards * samples, plan.keptForSums()));
    return new Memory(parts.stream().filter(part -> part.bytes() > 0).toList());
  }

  private List<Integer> inputs() {
    return plan.model().inputs().stream().map(Model.Input::tensor).map(Plan::size).toList();
  }

  private static Memory.Part part(String purpose, long samples, Collection<Integer> floats) {
    long all = floats.stream().mapToLong(Integer::longValue).sum();
    return new Memory.Part(purpose, Math.multiplyExact(samples * FLOAT_BYTES, all));
  }

  /**
   * Which array holds a tensor while predicting: the name of an input, or the number of an array
   * that layers share.
   */
  public String buffer(Tensor tensor) {
    for (Model.Input input : plan.model().inputs()) {
      if (input.tensor().equals(tensor)) {
        return input.name();
      }
    }
    PlacedLayer maker = maker(tensor);
    Integer slot = plan.inference().slotOf(plan.tensors().get(tensor.id()));
    return maker.layer().passesThrough() || slot == null
        ? buffer(maker.inputs().get(0))
        : slot.toString();
  }

  private PlacedLayer maker(Tensor tensor) {
    return plan.model().layers().stream()
        .filter(layer -> layer.output().equals(tensor))
        .findFirst()
        .orElseThrow();
  }
}
