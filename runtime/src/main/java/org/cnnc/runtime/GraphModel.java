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
import org.cnnc.runtime.thread.Team;
import org.cnnc.runtime.train.GradientRun;
import org.cnnc.runtime.train.Network;
import org.cnnc.runtime.train.Trainer;

/**
 * A generated network of any number of inputs and outputs: its weights, training, saving. Its own
 * class adds {@code predict} with an array for each; {@link Model} is the network with one of each.
 * Any number of threads may predict at once, as long as none trains or writes the weights.
 *
 * <p>Where a method takes samples as one array, the inputs of a sample follow each other in the
 * order of declaration, and so do the targets.
 */
public abstract class GraphModel {
  private final ModelSpec spec;
  private final float[] weights;
  private final Renderings renderings;
  private final int inputSize;
  private final int firstInputSize;
  private volatile Serving serving;
  private volatile Team team = new Team(PredictionThreads.standard());

  /**
   * Wraps a flat weight array of {@code spec.weightCount()} floats; the array is not copied.
   *
   * @param network the rights of the network's own class, by which its vector kernels are found
   */
  protected GraphModel(ModelSpec spec, float[] weights, MethodHandles.Lookup network) {
    if (weights.length != spec.weightCount()) {
      throw new IllegalArgumentException(
          "`%s` has %d weights; received %d."
              .formatted(spec.name(), spec.weightCount(), weights.length));
    }
    this.spec = spec;
    this.weights = weights;
    this.inputSize = spec.inputSize();
    this.firstInputSize = spec.inputs().get(0).size();
    this.renderings = new Renderings(new OwnKernels(this), VectorKernels.of(network), weights);
  }

  /** New buffers and arithmetic in plain Java for up to {@code capacity} samples. */
  protected abstract Pass newPass(int capacity, boolean training);

  /** What {@link Kernels#newSums} makes for the arithmetic in plain Java. */
  protected BatchSums newSums(int capacity) {
    return BatchSums.NONE;
  }

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

  /**
   * The outputs of any number of samples, an array for each output.
   *
   * @param x an array for each input, with the samples one after the other
   */
  public final float[][] predictAll(float[]... x) {
    if (x.length != spec.inputs().size()) {
      throw new IllegalArgumentException(
          "`%s` has %d inputs; received %d arrays."
              .formatted(spec.name(), spec.inputs().size(), x.length));
    }
    int samples = samples(x[0].length);
    float[][] y = new float[spec.outputs().size()][];
    Call call = begin(x[0].length);
    for (float[] input : x) {
      call.with(input);
    }
    for (int o = 0; o < y.length; o++) {
      y[o] = new float[Math.multiplyExact(samples, spec.outputs().get(o).size())];
      call.into(y[o]);
    }
    call.run();
    return y;
  }

  /** The threads that a prediction is computed on, the caller's included. */
  public final int threads() {
    return team.count();
  }

  /**
   * Has each prediction computed on so many threads, the caller's included; 1 unless set here or by
   * the system property {@code cnn.threads}. Samples are shared out, and of a single sample the
   * layers that are large enough. No bit depends on it. The threads start with the first prediction
   * and end when there has been none for some seconds. One prediction at a time has them; others
   * meanwhile run on their callers' threads, so where many threads predict at once 1 is best.
   */
  public final void setThreads(int threads) {
    Team before = team;
    team = new Team(PredictionThreads.checked(threads));
    before.close();
  }

  /**
   * Begins a prediction; a call that is not run is lost to those after it, which costs memory, no
   * more.
   *
   * @param length of the array with the samples of the first input
   */
  protected final Call begin(int length) {
    return serving().take(samples(length), team);
  }

  /** The kernels that predict now, with their idle passes. */
  private Serving serving() {
    Kernels now = renderings.predicting();
    Serving known = serving;
    if (known == null || known.kernels() != now) {
      known = new Serving(renderings, now, spec, batchCapacity());
      serving = known;
    }
    return known;
  }

  /** The samples in an array of that length for the first input. */
  protected final int samples(int length) {
    if (length % firstInputSize != 0) {
      ModelSpec.InputSpec first = spec.inputs().get(0);
      throw new IllegalArgumentException(
          "A sample of `%s` has %d values %s; %d values are no whole number of samples."
              .formatted(
                  spec.inputs().size() == 1 ? spec.name() : first.name(),
                  firstInputSize,
                  first.shape(),
                  length));
    }
    return length / firstInputSize;
  }

  /** The samples in an array of rows. */
  private int rows(float[] x) {
    if (x.length % inputSize != 0) {
      throw new IllegalArgumentException(
          "A sample of `%s` has %d values; %d values are no whole number of samples."
              .formatted(spec.name(), inputSize, x.length));
    }
    return x.length / inputSize;
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

  /**
   * The mean loss of some samples in training mode and its gradient by every weight.
   *
   * @param losses one, or one for each output
   */
  public final Gradients gradients(float[] x, float[] y, Loss... losses) {
    int samples = rows(x);
    if (samples == 0 || y.length == 0 || y.length % samples != 0) {
      throw new IllegalArgumentException(
          "%d samples of x do not go with %d values of y.".formatted(samples, y.length));
    }
    Dataset data = new ArrayDataset(x, inputSize, y, y.length / samples);
    return GradientRun.of(network(), data, List.of(losses));
  }

  /** The output of every layer by name, as in production (dropout off). */
  public final Map<String, float[]> layerOutputs(float[] x) {
    return LayerOutputs.of(network(), x, rows(x), spec.layers());
  }

  /** The output of one layer, as in production (dropout off). */
  public final float[] layerOutput(String layer, float[] x) {
    LayerSpec wanted = spec.layers().get(spec.layerIndex(layer));
    return LayerOutputs.of(network(), x, rows(x), List.of(wanted)).get(layer);
  }

  private Network network() {
    return new OwnNetwork(spec, weights, renderings, shardSize(), batchCapacity());
  }
}
