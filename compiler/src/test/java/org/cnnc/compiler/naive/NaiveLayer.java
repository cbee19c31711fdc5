package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;

/** A layer bound to an input shape, computed for one sample at a time. */
public interface NaiveLayer {
  /** The layer kind: {@code Conv2D}. */
  String kind();

  /** The arguments as a {@code .cnn} file says them, but for the activation: {@code filters=3}. */
  List<String> arguments();

  Shape output();

  /** The shapes of the weights, in the order Keras stores them. */
  default List<Shape> weights() {
    return List.of();
  }

  double[] forward(Arithmetic m, double[] input, double[] weights);

  /** Returns the gradient by the input and adds the gradient by the weights to {@code dweights}. */
  double[] backward(
      Arithmetic m, double[] input, double[] doutput, double[] weights, double[] dweights);

  /** The same for the samples of a shard, in their order: the gradients by each one's inputs. */
  default List<List<double[]>> backwardShard(
      Arithmetic m,
      List<List<double[]>> inputs,
      List<double[]> doutputs,
      double[] weights,
      double[] dweights) {
    List<List<double[]>> dinputs = new ArrayList<>();
    for (int sample = 0; sample < inputs.size(); sample++) {
      dinputs.add(backward(m, inputs.get(sample), doutputs.get(sample), weights, dweights));
    }
    return dinputs;
  }

  /** How far the input is from a kink, where the derivative jumps; infinite if there is none. */
  default double distanceToKink(double[] input) {
    return Double.POSITIVE_INFINITY;
  }

  /** The same for a layer of any number of inputs. */
  default double[] forward(Arithmetic m, List<double[]> inputs, double[] weights) {
    return forward(m, inputs.get(0), weights);
  }

  /** The same while training, for a sample of the batch. */
  default double[] forwardTraining(
      Arithmetic m, List<double[]> inputs, double[] weights, int sample) {
    return forward(m, inputs, weights);
  }

  /** The same for a layer of any number of inputs; the gradient by each of them. */
  default List<double[]> backward(
      Arithmetic m, List<double[]> inputs, double[] doutput, double[] weights, double[] dweights) {
    return List.of(backward(m, inputs.get(0), doutput, weights, dweights));
  }

  /** The same for a layer of any number of inputs. */
  default double distanceToKink(List<double[]> inputs) {
    return distanceToKink(inputs.get(0));
  }

  /** The number of elements of all weights. */
  default int weightCount() {
    return Math.toIntExact(weights().stream().mapToLong(Shape::elements).sum());
  }
}
