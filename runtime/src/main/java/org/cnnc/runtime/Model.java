package org.cnnc.runtime;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.ModelSpec.WeightSpec;
import org.cnnc.runtime.data.ArrayDataset;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.initializer.Initializer;
import org.cnnc.runtime.io.WeightFile;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.train.GradientRun;
import org.cnnc.runtime.train.Network;
import org.cnnc.runtime.train.Trainer;

/**
 * The superclass of every generated network: predicting, training, saving. Any number of threads
 * may predict at once, as long as none trains or writes the weights.
 */
public abstract class Model {
  private final ModelSpec spec;
  private final float[] weights;
  private final Renderings renderings;
  private final int inputSize;
  private final int outputSize;
  private volatile Serving serving;

  /**
   * Wraps a flat weight array of {@code spec.weightCount()} floats; the array is not copied.
   *
   * @param network the rights of the network's own class, by which its vector kernels are found
   */
  protected Model(ModelSpec spec, float[] weights, MethodHandles.Lookup network) {
    if (weights.length != spec.weightCount()) {
      throw new IllegalArgumentException(
          "`%s` has %d weights; received %d."
              .formatted(spec.name(), spec.weightCount(), weights.length));
    }
    this.spec = spec;
    this.weights = weights;
    this.inputSize = spec.inputSize();
    this.outputSize = spec.outputSize();
    this.renderings = new Renderings(new PortableKernels(), VectorKernels.of(network), weights);
  }

  /** New buffers and arithmetic in plain Java for up to {@code capacity} samples. */
  protected abstract Pass newPass(int capacity, boolean training);

  /** What {@link Kernels#packs} says of the arithmetic in plain Java. */
  protected int packs(boolean training) {
    return 0;
  }

  /** What {@link Kernels#pack} does for the arithmetic in plain Java. */
  protected void pack(int part, float[] weights) {}

  /**
   * Samples a gradient shard. Fixed by the model, never by the thread count: the shards decide the
   * order in which gradients are summed.
   */
  protected int shardSize() {
    return 8;
  }

  /** Samples an inference pass takes at once where there are several. */
  protected int batchCapacity() {
    return 8;
  }

  /** Fresh weights by the initializers of the spec; another seed gives others. */
  protected static float[] initialWeights(ModelSpec spec, long seed) {
    float[] weights = new float[spec.weightCount()];
    long key = CounterRandom.key(seed, 0, 0);
    for (int i = 0; i < spec.weights().size(); i++) {
      WeightSpec weight = spec.weights().get(i);
      Initializer initializer = Initializer.named(weight.initializer());
      initializer.fill(weights, weight.offset(), weight.shape(), key, i);
    }
    return weights;
  }

  /**
   * The weights of a safetensors file.
   *
   * @throws IOException if the file cannot be read, is malformed, or does not fit; then every
   *     weight that does not is named with both shapes
   */
  protected static float[] readWeights(ModelSpec spec, Path file) throws IOException {
    return WeightFile.read(spec, file);
  }

  /** Shapes, layers and weights of this network. */
  public final ModelSpec spec() {
    return spec;
  }

  /** Keras' table of the layers. */
  public final String summary() {
    return spec.summary();
  }

  /** A copy of all weights as one array, in the order of the spec. */
  public final float[] weights() {
    return weights.clone();
  }

  /**
   * Replaces all weights.
   *
   * @param newWeights as {@link #weights} returns them; copied
   */
  public final void setWeights(float[] newWeights) {
    if (newWeights.length != weights.length) {
      throw new IllegalArgumentException(
          "`%s` has %d weights; received %d."
              .formatted(spec.name(), weights.length, newWeights.length));
    }
    System.arraycopy(newWeights, 0, weights, 0, weights.length);
    renderings.pack();
  }

  /** A copy of one weight, such as {@code conv2d/kernel}. */
  public final float[] weight(String name) {
    WeightSpec weight = spec.weight(name);
    return Arrays.copyOfRange(weights, weight.offset(), weight.offset() + weight.size());
  }

  /** Writes the weights as safetensors under Keras' names, whole or not at all. */
  public final void save(Path file) throws IOException {
    WeightFile.write(spec, weights, file);
  }

  /** The outputs of any number of samples, one after the other. */
  public final float[] predict(float[] x) {
    float[] y = new float[Math.multiplyExact(samples(x.length), outputSize)];
    predict(x, y);
    return y;
  }

  /** The same for samples of bytes, which count as 0 to 255. */
  public final float[] predict(byte[] x) {
    float[] y = new float[Math.multiplyExact(samples(x.length), outputSize)];
    predict(x, y);
    return y;
  }

  /** Writes the outputs of any number of samples; allocates nothing once every thread was here. */
  public final void predict(float[] x, float[] y) {
    predict(x, null, samples(x.length), y);
  }

  /** The same for samples of bytes, which count as 0 to 255. */
  public final void predict(byte[] x, float[] y) {
    predict(null, x, samples(x.length), y);
  }

  private void predict(float[] x, byte[] bytes, int samples, float[] y) {
    if (y.length != (long) samples * outputSize) {
      throw new IllegalArgumentException(
          "The outputs of %d samples are %d values; received an array of %d."
              .formatted(samples, (long) samples * outputSize, y.length));
    }
    Serving mine = serving();
    Pass pass = mine.take(samples);
    int capacity = pass.capacity();
    for (int begin = 0; begin < samples; begin += capacity) {
      int count = Math.min(capacity, samples - begin);
      fill(pass.input(), x, bytes, begin * inputSize, count * inputSize);
      pass.forward(weights, count);
      System.arraycopy(pass.output(), 0, y, begin * outputSize, count * outputSize);
    }
    mine.give(pass, samples);
  }

  /** The kernels that predict now, with their idle passes. */
  private Serving serving() {
    Kernels now = renderings.predicting();
    Serving known = serving;
    if (known == null || known.kernels() != now) {
      known = new Serving(now, batchCapacity());
      serving = known;
    }
    return known;
  }

  private static void fill(float[] input, float[] x, byte[] bytes, int from, int count) {
    if (bytes == null) {
      System.arraycopy(x, from, input, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      input[i] = bytes[from + i] & 0xFF;
    }
  }

  private int samples(int values) {
    if (values % inputSize != 0) {
      throw new IllegalArgumentException(
          "A sample of `%s` has %d values %s; %d values are no whole number of samples."
              .formatted(spec.name(), inputSize, spec.inputShape(), values));
    }
    return values / inputSize;
  }

  /** Trains the weights in place. */
  public final History fit(Dataset train, TrainingOptions options) {
    try {
      return new Trainer(network(), train, options).run();
    } finally {
      renderings.pack();
    }
  }

  /** Measures loss and metrics of the options on some data. */
  public final Evaluation evaluate(Dataset data, TrainingOptions options) {
    return Trainer.evaluate(network(), data, options);
  }

  /** The mean loss of some samples in training mode and its gradient by every weight. */
  public final Gradients gradients(float[] x, float[] y, Loss loss) {
    int samples = samples(x.length);
    if (samples == 0 || y.length == 0 || y.length % samples != 0) {
      throw new IllegalArgumentException(
          "%d samples of x do not go with %d values of y.".formatted(samples, y.length));
    }
    Dataset data = new ArrayDataset(x, inputSize, y, y.length / samples);
    return GradientRun.of(network(), data, loss);
  }

  /** The output of every layer by name, as in production (dropout off). */
  public final Map<String, float[]> layerOutputs(float[] x) {
    return LayerOutputs.of(network(), x, samples(x.length), spec.layers());
  }

  /** The output of one layer, as in production (dropout off). */
  public final float[] layerOutput(String layer, float[] x) {
    LayerSpec wanted = spec.layers().get(spec.layerIndex(layer));
    return LayerOutputs.of(network(), x, samples(x.length), List.of(wanted)).get(layer);
  }

  private Network network() {
    return new OwnNetwork(this);
  }

  /** The rendering of the model's own class. */
  private final class PortableKernels extends Kernels {
    @Override
    public Pass newPass(int capacity, boolean training) {
      return Model.this.newPass(capacity, training);
    }

    @Override
    public int packs(boolean training) {
      return Model.this.packs(training);
    }

    @Override
    public void pack(int part, float[] weights) {
      Model.this.pack(part, weights);
    }
  }

  /** This model's protected side, for the training loop. */
  private record OwnNetwork(Model model) implements Network {
    @Override
    public ModelSpec spec() {
      return model.spec;
    }

    @Override
    public float[] weights() {
      return model.weights;
    }

    @Override
    public Kernels kernels() {
      return model.renderings.training();
    }

    @Override
    public int shardSize() {
      return model.shardSize();
    }

    @Override
    public int batchCapacity() {
      return model.batchCapacity();
    }
  }
}
