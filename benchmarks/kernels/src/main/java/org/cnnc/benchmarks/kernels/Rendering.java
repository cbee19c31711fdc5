package org.cnnc.benchmarks.kernels;

import jdk.incubator.vector.FloatVector;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.PlainKernels;

/** Which of a network's two renderings is measured, whatever the machine would choose. */
public enum Rendering {
  /** Plain Java, which every machine runs. */
  PORTABLE {
    @Override
    Kernels rendered(Subject subject) {
      return PlainKernels.of(subject.model());
    }
  },
  /** The class beside the network's that is made for vectors as wide as the machine's. */
  VECTOR {
    @Override
    Kernels rendered(Subject subject) {
      return generated(subject.model());
    }
  };

  private static final int WIDEST = 512;

  /** The arithmetic of a network in this rendering, with its weights packed. */
  final Kernels kernels(Subject subject) {
    Kernels kernels = rendered(subject);
    kernels.packAll(subject.model().weights(), true);
    return kernels;
  }

  abstract Kernels rendered(Subject subject);

  private static Kernels generated(Model model) {
    int bits = Math.min(WIDEST, FloatVector.SPECIES_PREFERRED.vectorBitSize());
    String name = model.getClass().getName() + "Vector" + bits;
    try {
      return (Kernels) Class.forName(name).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("There is no vector rendering `" + name + "`.", e);
    }
  }
}
