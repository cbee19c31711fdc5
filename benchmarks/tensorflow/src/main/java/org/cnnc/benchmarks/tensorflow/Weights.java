package org.cnnc.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** The weights of a graph: constants where it predicts, resource variables where it trains. */
final class Weights {
  private final Ops tf;
  private final boolean train;
  private final Random random = new Random(1);
  private final List<Variable> trainable = new ArrayList<>();
  private final List<Op> initializers = new ArrayList<>();

  /** A variable, what it is in a step, and its shape. */
  record Variable(Operand<? extends TType> handle, Operand<TFloat32> value, Shape shape) {}

  Weights(Ops tf, boolean train) {
    this.tf = tf;
    this.train = train;
  }

  /** A weight with random values between plus and minus this limit. */
  Operand<TFloat32> weight(double limit, long... shape) {
    float[] values = new float[(int) Shape.of(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) limit * (2 * random.nextFloat() - 1);
    }
    if (!train) {
      return constant(values, shape);
    }
    Variable variable = variable(values, shape);
    trainable.add(variable);
    return variable.value;
  }

  /** A variable that belongs to the optimizer. */
  Variable variable(float[] values, long... shape) {
    VarHandleOp handle =
        tf.varHandleOp(
            TFloat32.class, Shape.of(shape), VarHandleOp.sharedName("v" + initializers.size()));
    initializers.add(tf.assignVariableOp(handle, constant(values, shape)));
    return new Variable(handle, tf.readVariableOp(handle, TFloat32.class), Shape.of(shape));
  }

  /** What the optimizer moves. */
  List<Variable> trainable() {
    return trainable;
  }

  /** What gives all variables their first values. */
  Op initializer() {
    return tf.withControlDependencies(initializers).noOp();
  }

  private Operand<TFloat32> constant(float[] values, long... shape) {
    return tf.constant(Shape.of(shape), DataBuffers.of(values));
  }
}
