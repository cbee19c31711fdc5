package org.cnnc.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.tensorflow.Weights.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What training adds to a network's graph: the labels, the loss, the optimizer's step. */
final class TrainingGraph {
  private final NetworkGraph network;
  private final Ops tf;
  private final Operand<TFloat32> learningRate;
  private final Operand<TFloat32> epsilon;
  private final Operand<?> labels;
  private final Operand<TFloat32> loss;
  private final Op step;

  TrainingGraph(NetworkGraph network, Network kind) {
    this.network = network;
    tf = network.tf();
    learningRate = tf.constant(1e-3f);
    epsilon = tf.constant(1e-7f);
    if (kind.binary()) {
      Placeholder<TFloat32> y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
      labels = y;
      loss = binaryCrossentropy(network.logits(), y);
    } else {
      Placeholder<TInt32> y = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
      labels = y;
      loss = crossentropy(network.logits(), y, kind.outputs());
    }
    step = kind == Network.FASHION ? adam(gradients()) : rmsProp(gradients());
  }

  Operand<?> labels() {
    return labels;
  }

  Operand<TFloat32> loss() {
    return loss;
  }

  Op step() {
    return step;
  }

  private Operand<TFloat32> binaryCrossentropy(Operand<TFloat32> z, Operand<TFloat32> y) {
    Operand<TFloat32> linear = tf.math.sub(tf.nn.relu(z), tf.math.mul(z, y));
    Operand<TFloat32> rest = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(z))));
    return tf.math.mean(tf.math.add(linear, rest), tf.array(0, 1));
  }

  /** By one-hot labels: the sparse loss has no gradient in the Java API. */
  private Operand<TFloat32> crossentropy(Operand<TFloat32> z, Operand<TInt32> y, int classes) {
    Operand<TFloat32> oneHot = tf.oneHot(y, tf.constant(classes), tf.constant(1f), tf.constant(0f));
    return tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(z, oneHot).loss(), tf.array(0));
  }

  private List<Output<TFloat32>> gradients() {
    Output<?>[] values =
        network.weights().trainable().stream()
            .map(variable -> variable.value().asOutput())
            .toArray(Output[]::new);
    List<Output<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> gradient : network.graph().addGradients(loss.asOutput(), values)) {
      gradients.add(gradient.expect(TFloat32.class));
    }
    return gradients;
  }

  private Op adam(List<Output<TFloat32>> gradients) {
    Operand<TFloat32> beta1 = tf.constant(0.9f);
    Operand<TFloat32> beta2 = tf.constant(0.999f);
    Variable power1 = network.weights().variable(new float[] {0.9f});
    Variable power2 = network.weights().variable(new float[] {0.999f});
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      Variable weight = network.weights().trainable().get(i);
      updates.add(
          tf.train.resourceApplyAdam(
              weight.handle(),
              zeros(weight).handle(),
              zeros(weight).handle(),
              power1.value(),
              power2.value(),
              learningRate,
              beta1,
              beta2,
              epsilon,
              gradients.get(i)));
    }
    Ops after = tf.withControlDependencies(updates);
    updates.add(after.assignVariableOp(power1.handle(), tf.math.mul(power1.value(), beta1)));
    updates.add(after.assignVariableOp(power2.handle(), tf.math.mul(power2.value(), beta2)));
    return tf.withControlDependencies(updates).noOp();
  }

  private Op rmsProp(List<Output<TFloat32>> gradients) {
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      Variable weight = network.weights().trainable().get(i);
      updates.add(
          tf.train.resourceApplyRmsProp(
              weight.handle(),
              zeros(weight).handle(),
              zeros(weight).handle(),
              learningRate,
              tf.constant(0.9f),
              tf.constant(0f),
              epsilon,
              gradients.get(i)));
    }
    return tf.withControlDependencies(updates).noOp();
  }

  private Variable zeros(Variable like) {
    return network.weights().variable(new float[(int) like.shape().size()], like.shape().asArray());
  }
}
