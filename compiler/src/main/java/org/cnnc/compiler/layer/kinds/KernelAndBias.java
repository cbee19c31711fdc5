package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Initializer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.layer.initializers.GlorotUniform;
import org.cnnc.compiler.layer.initializers.Zeros;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/** The weights that convolutions and dense layers share, and the parameters that shape them. */
final class KernelAndBias {
  static final Parameter<Boolean> USE_BIAS =
      Parameter.optional(
          "use_bias", ParameterTypes.bool(), true, "true", "Whether each output adds a number.");

  static final Parameter<Initializer> KERNEL_INITIALIZER =
      Initializer.parameter("kernel_initializer", new GlorotUniform());

  static final Parameter<Initializer> BIAS_INITIALIZER =
      Initializer.parameter("bias_initializer", new Zeros());

  private KernelAndBias() {}

  /** The kernel, and unless refused a bias for each element of the kernel's last axis. */
  static List<Weight> weights(Arguments arguments, Shape kernel) {
    boolean trainable = arguments.get(LayerKind.TRAINABLE);
    String initializer = arguments.get(KERNEL_INITIALIZER).name();
    Weight weight = new Weight("kernel", kernel, initializer, trainable);
    if (!arguments.get(USE_BIAS)) {
      return List.of(weight);
    }
    String biasInitializer = arguments.get(BIAS_INITIALIZER).name();
    Shape bias = Shape.of(kernel.channels());
    return List.of(weight, new Weight("bias", bias, biasInitializer, trainable));
  }
}
