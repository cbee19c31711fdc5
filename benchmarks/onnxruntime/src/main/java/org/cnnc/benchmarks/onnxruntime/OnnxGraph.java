package org.cnnc.benchmarks.onnxruntime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/**
 * Builds the ONNX file of a network, layer after layer, with random weights, channels first. The
 * numbers of the fields are those of onnx.proto.
 */
final class OnnxGraph {
  private static final int FLOAT = 1;
  private static final int INTS = 7;
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;

  private final Protobuf graph = new Protobuf().text(2, "network");
  private final Random random = new Random(1);
  private String last = "x";
  private int names;
  private int channels;

  /** Starts with an input `x` of this shape after the batch axis. */
  OnnxGraph(int channels, int height, int width) {
    this.channels = channels;
    graph.message(11, info("x", channels, height, width));
  }

  /** Multiplies by a constant. */
  OnnxGraph scale(float factor) {
    return node("Mul", List.of(weight(new float[] {factor}, 1)));
  }

  /** A convolution of 3x3 and its ReLU. */
  OnnxGraph convolution(int filters, boolean same) {
    String kernel = glorot(9 * (channels + filters), filters, channels, 3, 3);
    String bias = weight(new float[filters], filters);
    long pad = same ? 1 : 0;
    channels = filters;
    node(
        "Conv",
        List.of(kernel, bias),
        attribute("kernel_shape", 3, 3),
        attribute("pads", pad, pad, pad, pad));
    return relu();
  }

  OnnxGraph relu() {
    return node("Relu", List.of());
  }

  /** The greatest of each 2x2. */
  OnnxGraph maxPooling() {
    return node("MaxPool", List.of(), attribute("kernel_shape", 2, 2), attribute("strides", 2, 2));
  }

  OnnxGraph flatten() {
    return node("Flatten", List.of());
  }

  OnnxGraph dense(int inputs, int units) {
    String kernel = glorot(inputs + units, inputs, units);
    return node("Gemm", List.of(kernel, weight(new float[units], units)));
  }

  OnnxGraph softmax() {
    return node("Softmax", List.of());
  }

  OnnxGraph sigmoid() {
    return node("Sigmoid", List.of());
  }

  /** The file; the last layer's output has this many floats a sample. */
  byte[] file(int outputs) {
    graph.message(12, info(last, outputs));
    return new Protobuf()
        .integer(1, IR_VERSION)
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").integer(2, OPERATOR_SET))
        .toBytes();
  }

  private OnnxGraph node(String operator, List<String> weights, Protobuf... attributes) {
    String output = "t" + names++;
    Protobuf node = new Protobuf().text(1, last);
    weights.forEach(weight -> node.text(1, weight));
    node.text(2, output).text(3, output).text(4, operator);
    for (Protobuf attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
    last = output;
    return this;
  }

  private static Protobuf attribute(String name, long... values) {
    Protobuf attribute = new Protobuf().text(1, name);
    for (long value : values) {
      attribute.integer(8, value);
    }
    return attribute.integer(20, INTS);
  }

  private String glorot(int fans, long... shape) {
    int size = 1;
    for (long dimension : shape) {
      size *= (int) dimension;
    }
    float limit = (float) Math.sqrt(6.0 / fans);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = limit * (2 * random.nextFloat() - 1);
    }
    return weight(values, shape);
  }

  private String weight(float[] values, long... shape) {
    String name = "w" + names++;
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    Protobuf tensor = new Protobuf();
    for (long dimension : shape) {
      tensor.integer(1, dimension);
    }
    graph.message(5, tensor.integer(2, FLOAT).text(8, name).bytes(9, raw.array()));
    return name;
  }

  /** A name, its element type and its shape; the batch axis has a name, not a number. */
  private static Protobuf info(String name, long... dimensions) {
    Protobuf shape = new Protobuf().message(1, new Protobuf().text(2, "batch"));
    for (long dimension : dimensions) {
      shape.message(1, new Protobuf().integer(1, dimension));
    }
    Protobuf tensor = new Protobuf().integer(1, FLOAT).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }
}
