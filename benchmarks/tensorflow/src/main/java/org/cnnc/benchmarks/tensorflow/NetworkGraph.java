package org.cnnc.benchmarks.tensorflow;

import java.util.List;
import org.cnnc.benchmarks.harness.Network;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A network of the benchmark as a graph, from the input to the logits. */
final class NetworkGraph {
  private static final List<Long> EVERY_ONE = List.of(1L, 1L, 1L, 1L);
  private static final float DROPPED = 0.4f;

  private final Network network;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final boolean train;
  private final Weights weights;
  private final Placeholder<TFloat32> input;
  private final Operand<TFloat32> logits;
  private long channels;

  NetworkGraph(Network network, boolean train) {
    this.network = network;
    this.train = train;
    weights = new Weights(tf, train);
    channels = network.channels();
    Shape shape = Shape.of(-1, network.height(), network.width(), network.channels());
    input = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    logits =
        switch (network) {
          case FASHION -> fashion();
          case MNIST -> mnist();
          case CATSDOGS -> catsDogs();
        };
  }

  Graph graph() {
    return graph;
  }

  Ops tf() {
    return tf;
  }

  Weights weights() {
    return weights;
  }

  Placeholder<TFloat32> input() {
    return input;
  }

  Operand<TFloat32> logits() {
    return logits;
  }

  Operand<TFloat32> probabilities() {
    return network.binary() ? tf.math.sigmoid(logits) : tf.nn.softmax(logits);
  }

  private Operand<TFloat32> fashion() {
    Operand<TFloat32> x = pooling(convolution(input, 32, "SAME"));
    x = pooling(convolution(x, 64, "SAME"));
    x = tf.nn.relu(dense(tf.reshape(x, tf.array(-1, 3136)), 3136, 100));
    return dense(train ? dropout(x) : x, 100, 10);
  }

  private Operand<TFloat32> mnist() {
    Operand<TFloat32> x = pooling(convolution(input, 32, "VALID"));
    x = pooling(convolution(x, 64, "VALID"));
    x = convolution(x, 128, "VALID");
    return dense(tf.reshape(x, tf.array(-1, 1152)), 1152, 10);
  }

  private Operand<TFloat32> catsDogs() {
    Operand<TFloat32> x = tf.math.mul(input, tf.constant(1 / 255f));
    for (int filters : new int[] {32, 64, 128, 256}) {
      x = pooling(convolution(x, filters, "VALID"));
    }
    x = convolution(x, 256, "VALID");
    return dense(tf.reshape(x, tf.array(-1, 12544)), 12544, 1);
  }

  private Operand<TFloat32> convolution(Operand<TFloat32> x, long filters, String padding) {
    double limit = Math.sqrt(6.0 / (9 * (channels + filters)));
    Operand<TFloat32> kernel = weights.weight(limit, 3, 3, channels, filters);
    channels = filters;
    Operand<TFloat32> y = tf.nn.conv2d(x, kernel, EVERY_ONE, padding);
    return tf.nn.relu(tf.nn.biasAdd(y, weights.weight(0, filters)));
  }

  private Operand<TFloat32> pooling(Operand<TFloat32> x) {
    return tf.nn.maxPool(x, tf.array(1, 2, 2, 1), tf.array(1, 2, 2, 1), "VALID");
  }

  private Operand<TFloat32> dense(Operand<TFloat32> x, long inputs, long units) {
    Operand<TFloat32> kernel = weights.weight(Math.sqrt(6.0 / (inputs + units)), inputs, units);
    return tf.nn.biasAdd(tf.linalg.matMul(x, kernel), weights.weight(0, units));
  }

  private Operand<TFloat32> dropout(Operand<TFloat32> x) {
    Operand<TFloat32> random = tf.random.randomUniform(tf.shape(x), TFloat32.class);
    Operand<TFloat32> mask = tf.math.floor(tf.math.add(random, tf.constant(1 - DROPPED)));
    Operand<TFloat32> kept = tf.math.mul(x, tf.stopGradient(mask));
    return tf.math.mul(kept, tf.constant(1 / (1 - DROPPED)));
  }
}
