package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cnnc.compiler.kernel.Shape;

/**
 * A graph of naive layers: its text for the compiler, and its arithmetic. Tensors are numbered, the
 * inputs first, then what each step gives.
 *
 * @param outputs the tensors that are the network's outputs
 */
public record NaiveNetwork(List<Shape> inputs, List<Step> steps, List<Integer> outputs) {
  /** A chain of layers. */
  NaiveNetwork(Shape input, List<Step> steps) {
    this(List.of(input), List.copyOf(steps), List.of(steps.size()));
  }

  /**
   * A layer and the activation behind it.
   *
   * @param from the tensors it is applied to; none for the one before
   * @param like the step whose layer it is, used once more; or its own number, or -1
   */
  public record Step(NaiveLayer layer, NaiveActivation activation, List<Integer> from, int like) {
    Step(NaiveLayer layer, NaiveActivation activation) {
      this(layer, activation, List.of(), -1);
    }

    private String text() {
      List<String> arguments = new ArrayList<>(layer.arguments());
      if (activation != NaiveActivation.LINEAR || layer.kind().equals("Activation")) {
        arguments.add("activation=" + activation);
      }
      return layer.kind() + "(" + String.join(", ", arguments) + ")";
    }

    private int channels() {
      return layer.output().channels();
    }

    /** Whether the output is the input under another shape. */
    private boolean isView() {
      return layer.kind().equals("Flatten");
    }
  }

  String text() {
    return steps.stream().allMatch(step -> step.from().isEmpty()) ? chainText() : graphText();
  }

  private String chainText() {
    return steps.stream()
        .map(step -> "  " + step.text() + "\n")
        .collect(Collectors.joining("", "model Naive {\n" + declaration("x", input()), "}\n"));
  }

  private String graphText() {
    StringBuilder text = new StringBuilder("model Naive {\n");
    for (int i = 0; i < inputs.size(); i++) {
      text.append(declaration("t" + i, inputs.get(i)));
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String tensors = from(i).stream().map(t -> "t" + t).collect(Collectors.joining(", "));
      String layer = step.text();
      if (step.like() == i) {
        text.append("  let shared").append(i).append(" = ").append(layer).append("\n");
      }
      text.append("  t").append(inputs.size() + i).append(" = ");
      text.append(step.like() < 0 ? layer + "([" + tensors + "])" : shared(step, tensors));
      text.append("\n");
    }
    for (int o = 0; o < outputs.size(); o++) {
      text.append("  output y").append(o).append(" = t").append(outputs.get(o)).append("\n");
    }
    return text.append("}\n").toString();
  }

  private static String shared(Step step, String tensors) {
    return "shared" + step.like() + "(" + tensors + ")";
  }

  private static String declaration(String name, Shape shape) {
    String sizes = shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "  input " + name + ": float32[" + sizes + "]\n";
  }

  Shape input() {
    return inputs.get(0);
  }

  /** The floats of a sample, all inputs one after the other. */
  int inputSize() {
    return inputs.stream().mapToInt(shape -> (int) shape.elements()).sum();
  }

  /** The shape of each output. */
  List<Shape> outputShapes() {
    return outputs.stream().map(this::shape).toList();
  }

  /** The floats of a prediction, all outputs one after the other. */
  int outputSize() {
    return outputShapes().stream().mapToInt(shape -> (int) shape.elements()).sum();
  }

  private Shape shape(int tensor) {
    return tensor < inputs.size()
        ? inputs.get(tensor)
        : steps.get(tensor - inputs.size()).layer().output();
  }

  public int weightCount() {
    int count = 0;
    for (int i = 0; i < steps.size(); i++) {
      count += owner(i) == i ? steps.get(i).layer().weightCount() : 0;
    }
    return count;
  }

  private int owner(int step) {
    return steps.get(step).like() < 0 ? step : steps.get(step).like();
  }

  private List<Integer> from(int step) {
    List<Integer> from = steps.get(step).from();
    return from.isEmpty() ? List.of(inputs.size() + step - 1) : from;
  }

  private int offset(int step) {
    int offset = 0;
    for (int i = 0; i < owner(step); i++) {
      offset += owner(i) == i ? steps.get(i).layer().weightCount() : 0;
    }
    return offset;
  }

  private double[] weightsOf(int step, double[] weights) {
    int offset = offset(step);
    return Arrays.copyOfRange(weights, offset, offset + steps.get(step).layer().weightCount());
  }

  /** How a layer computes its output before the activation. */
  private interface Way {
    double[] output(NaiveLayer layer, List<double[]> inputs, double[] weights);
  }

  /** What predicting a sample gives: the inputs, then the output of each step. */
  private List<double[]> tensors(Arithmetic m, double[] weights, double[] x) {
    return tensors(m, weights, x, (layer, inputs, own) -> layer.forward(m, inputs, own));
  }

  /** The same of training. */
  private List<double[]> trained(Arithmetic m, double[] weights, double[] x, int sample) {
    return tensors(
        m, weights, x, (layer, inputs, own) -> layer.forwardTraining(m, inputs, own, sample));
  }

  private List<double[]> tensors(Arithmetic m, double[] weights, double[] x, Way way) {
    List<double[]> tensors = new ArrayList<>(split(x, inputs));
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      double[] before = way.output(step.layer(), pick(tensors, from(i)), weightsOf(i, weights));
      tensors.add(step.activation().forward(m, before, step.channels()));
    }
    return tensors;
  }

  private static List<double[]> pick(List<double[]> tensors, List<Integer> numbers) {
    return numbers.stream().map(tensors::get).toList();
  }

  private static List<double[]> split(double[] row, List<Shape> shapes) {
    List<double[]> parts = new ArrayList<>();
    int from = 0;
    for (Shape shape : shapes) {
      parts.add(Arrays.copyOfRange(row, from, from + (int) shape.elements()));
      from += (int) shape.elements();
    }
    return parts;
  }

  /** The outputs of all layers for one sample of a batch in training. */
  List<double[]> forward(Arithmetic m, double[] weights, double[] x, int sample) {
    List<double[]> tensors = trained(m, weights, x, sample);
    return tensors.subList(inputs.size(), tensors.size());
  }

  /** All outputs of the network for one sample, one after the other. */
  double[] predict(Arithmetic m, double[] weights, double[] x) {
    return join(pick(tensors(m, weights, x), outputs));
  }

  private static double[] join(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /**
   * Adds the gradient by the weights, layer by layer from the last, sample by sample, and returns
   * the one by the inputs of each sample.
   */
  List<double[]> backward(
      Arithmetic m, double[] weights, List<double[]> x, List<double[]> doutput, double[] dweights) {
    List<List<double[]>> tensors = new ArrayList<>();
    for (int sample = 0; sample < x.size(); sample++) {
      tensors.add(trained(m, weights, x.get(sample), sample));
    }
    List<Map<Integer, double[]>> gradients = new ArrayList<>();
    for (double[] row : doutput) {
      Map<Integer, double[]> given = new LinkedHashMap<>();
      List<double[]> parts = split(row, outputShapes());
      for (int o = 0; o < outputs.size(); o++) {
        give(m, given, outputs.get(o), parts.get(o));
      }
      gradients.add(given);
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      backward(m, i, tensors, gradients, weights, dweights);
    }
    return gradients.stream().map(this::ofInputs).toList();
  }

  private double[] ofInputs(Map<Integer, double[]> gradients) {
    List<double[]> parts = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      parts.add(gradients.get(input));
    }
    return join(parts);
  }

  private void backward(
      Arithmetic m,
      int number,
      List<List<double[]>> tensors,
      List<Map<Integer, double[]>> gradients,
      double[] weights,
      double[] dweights) {
    Step step = steps.get(number);
    if (step.isView()) {
      return;
    }
    double[] own = weightsOf(number, weights);
    double[] dOwn = weightsOf(number, dweights);
    int output = inputs.size() + number;
    List<List<double[]>> before = new ArrayList<>();
    List<double[]> doutputs = new ArrayList<>();
    for (int sample = 0; sample < tensors.size(); sample++) {
      double[] given = gradients.get(sample).get(output);
      double[] after = tensors.get(sample).get(output);
      before.add(pick(tensors.get(sample), from(number)));
      doutputs.add(step.activation().backward(m, after, given, step.channels()));
    }
    List<List<double[]>> dinputs = step.layer().backwardShard(m, before, doutputs, own, dOwn);
    System.arraycopy(dOwn, 0, dweights, offset(number), dOwn.length);
    for (int sample = 0; sample < tensors.size(); sample++) {
      for (int i = 0; i < from(number).size(); i++) {
        give(m, gradients.get(sample), from(number).get(i), dinputs.get(sample).get(i));
      }
    }
  }

  /** The first sets the gradient by a tensor, the others add to it; a view has its source's. */
  private void give(Arithmetic m, Map<Integer, double[]> gradients, int tensor, double[] given) {
    int root = root(tensor);
    double[] known = gradients.get(root);
    double[] sum = given.clone();
    for (int i = 0; known != null && i < sum.length; i++) {
      sum[i] = m.add(known[i], given[i]);
    }
    gradients.put(root, sum);
  }

  private int root(int tensor) {
    int step = tensor - inputs.size();
    return step >= 0 && steps.get(step).isView() ? root(from(step).get(0)) : tensor;
  }

  /** How far this sample is from the nearest point where a derivative jumps. */
  double distanceToKink(double[] weights, double[] x) {
    double distance = Double.POSITIVE_INFINITY;
    List<double[]> tensors = tensors(Arithmetic.FLOAT64, weights, x);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      List<double[]> from = pick(tensors, from(i));
      double[] before = step.layer().forward(Arithmetic.FLOAT64, from, weightsOf(i, weights));
      distance = Math.min(distance, step.layer().distanceToKink(from));
      distance = Math.min(distance, step.activation().distanceToKink(before));
    }
    return distance;
  }
}
