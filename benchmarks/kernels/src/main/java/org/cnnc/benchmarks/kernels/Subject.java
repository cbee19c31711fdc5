package org.cnnc.benchmarks.kernels;

import java.lang.reflect.Method;
import java.util.List;
import org.cnnc.runtime.BatchSums;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.ModelSpec.WeightSpec;
import org.cnnc.runtime.Pass;

/** A generated network and the way to its arithmetic, which only its own package sees. */
record Subject<M extends Model>(M model, PassesOf<M> passes, SumsOf<M> sums) {
  /** Makes passes: {@code newPass} of a generated class. */
  interface PassesOf<M> {
    Pass of(M model, int capacity, boolean training);
  }

  /** Makes sums over batches: {@code newSums} of a generated class. */
  interface SumsOf<M> {
    BatchSums of(M model, int capacity);
  }

  /** A network without dense layers. */
  Subject(M model, PassesOf<M> passes) {
    this(model, passes, (m, capacity) -> BatchSums.NONE);
  }

  /** The arithmetic in plain Java. */
  Kernels plain() {
    return new Kernels() {
      @Override
      public Pass newPass(int capacity, boolean training) {
        return passes.of(model, capacity, training);
      }

      @Override
      public BatchSums newSums(int capacity) {
        return sums.of(model, capacity);
      }

      @Override
      public int packs(boolean training) {
        return (int) inherited("packs", training);
      }

      @Override
      public void pack(int part, float[] weights) {
        inherited("pack", part, weights);
      }
    };
  }

  /** Calls what classes inherit that pack nothing, for which no reference can be written here. */
  private Object inherited(String name, Object... arguments) {
    try {
      for (Method method : GraphModel.class.getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          method.setAccessible(true);
          return method.invoke(model, arguments);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("Models have no method `" + name + "`.");
  }

  /** Multiply-adds of a sample's forward pass: each kernel element once a position. */
  long multiplyAdds() {
    return kernels().stream().mapToLong(this::multiplyAdds).sum();
  }

  /** The part of the first layer that has a kernel. */
  long multiplyAddsOfFirst() {
    return multiplyAdds(kernels().get(0));
  }

  private List<WeightSpec> kernels() {
    return model.spec().weights().stream().filter(w -> w.name().endsWith("/kernel")).toList();
  }

  private long multiplyAdds(WeightSpec kernel) {
    ModelSpec spec = model.spec();
    String layer = kernel.name().substring(0, kernel.name().indexOf('/'));
    LayerSpec placed = spec.layers().get(spec.layerIndex(layer));
    int channels = placed.outputShape().get(placed.outputShape().size() - 1);
    return (long) kernel.size() * (placed.size() / channels);
  }
}
