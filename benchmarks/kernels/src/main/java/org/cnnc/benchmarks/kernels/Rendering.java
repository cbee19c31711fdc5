package org.cnnc.benchmarks.kernels;

import jdk.incubator.vector.FloatVector;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Model;

/** Which of a network's two renderings is measured, whatever the machine would choose. */
public enum Rendering {
  /** Plain Java, which every machine runs. */
  PORTABLE {
    @Override
    <M extends Model> Subject.Passes passes(M model, Subject.PassesOf<M> own) {
      return (capacity, training) -> own.of(model, capacity, training);
    }
  },
  /** The class beside the network's that is made for vectors as wide as the machine's. */
  VECTOR {
    @Override
    <M extends Model> Subject.Passes passes(M model, Subject.PassesOf<M> own) {
      Kernels kernels = kernels(model);
      kernels.packAll(model.weights(), true);
      return kernels::newPass;
    }
  };

  private static final int WIDEST = 512;

  /** The passes of a network in this rendering. */
  abstract <M extends Model> Subject.Passes passes(M model, Subject.PassesOf<M> own);

  private static Kernels kernels(Model model) {
    int bits = Math.min(WIDEST, FloatVector.SPECIES_PREFERRED.vectorBitSize());
    String name = model.getClass().getName() + "Vector" + bits;
    try {
      return (Kernels) Class.forName(name).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("There is no vector rendering `" + name + "`.", e);
    }
  }
}
