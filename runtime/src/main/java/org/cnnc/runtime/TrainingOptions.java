package org.cnnc.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cnnc.runtime.callback.Callback;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.metric.Metric;
import org.cnnc.runtime.optimizer.Optimizer;
import org.cnnc.runtime.optimizer.RMSprop;
import org.cnnc.runtime.progress.Progress;
import org.cnnc.runtime.progress.Progresses;

/** How to train: what Keras takes in {@code compile} and {@code fit}, under its names. */
public final class TrainingOptions {
  private final Builder set;

  private TrainingOptions(Builder set) {
    this.set = set;
  }

  /** Options with Keras' defaults and this loss; or one for each output, in their order. */
  public static Builder builder(Loss... losses) {
    return new Builder(List.of(losses));
  }

  /** A builder that starts from these options. */
  public Builder toBuilder() {
    return new Builder(set);
  }

  public Optimizer optimizer() {
    return set.optimizer;
  }

  /** One loss for all outputs, or one for each in the order of declaration. */
  public List<Loss> losses() {
    return set.losses;
  }

  /** By what each output's loss is multiplied; empty if by 1. */
  public List<Double> lossWeights() {
    return set.lossWeights;
  }

  public List<Metric> metrics() {
    return set.metrics;
  }

  public int epochs() {
    return set.epochs;
  }

  public int batchSize() {
    return set.batchSize;
  }

  public boolean shuffle() {
    return set.shuffle;
  }

  public boolean dropRemainder() {
    return set.dropRemainder;
  }

  public Optional<Dataset> validationData() {
    return Optional.ofNullable(set.validationData);
  }

  public List<Callback> callbacks() {
    return set.callbacks;
  }

  public long seed() {
    return set.seed;
  }

  public int threads() {
    return set.threads;
  }

  public Progress progress() {
    return set.progress;
  }

  /** Collects options; every value is checked when it is set. */
  public static final class Builder {
    private final List<Loss> losses;
    private List<Double> lossWeights = List.of();
    private Optimizer optimizer = new RMSprop();
    private List<Metric> metrics = List.of();
    private int epochs = 1;
    private int batchSize = 32;
    private boolean shuffle = true;
    private boolean dropRemainder;
    private Dataset validationData;
    private List<Callback> callbacks = List.of();
    private long seed;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Progress progress = Progresses.standard();

    private Builder(List<Loss> losses) {
      if (losses.isEmpty()) {
        throw new IllegalArgumentException("Training needs a loss.");
      }
      this.losses = losses;
    }

    private Builder(Builder from) {
      this(from.losses);
      lossWeights = from.lossWeights;
      optimizer = from.optimizer;
      metrics = from.metrics;
      epochs = from.epochs;
      batchSize = from.batchSize;
      shuffle = from.shuffle;
      dropRemainder = from.dropRemainder;
      validationData = from.validationData;
      callbacks = from.callbacks;
      seed = from.seed;
      threads = from.threads;
      progress = from.progress;
    }

    /** By what the loss of each output is multiplied before they are added; 1 unless set. */
    public Builder lossWeights(double... values) {
      lossWeights = Arrays.stream(values).boxed().toList();
      return this;
    }

    /** The rule that moves the weights; RMSprop unless set. */
    public Builder optimizer(Optimizer value) {
      optimizer = value;
      return this;
    }

    /** What to report beside the loss; nothing unless set. */
    public Builder metrics(Metric... values) {
      metrics = List.of(values);
      return this;
    }

    /** How often to go through the data; 1 unless set. */
    public Builder epochs(int value) {
      epochs = atLeastOne("epochs", value);
      return this;
    }

    /** Samples a step; 32 unless set. */
    public Builder batchSize(int value) {
      batchSize = atLeastOne("batch_size", value);
      return this;
    }

    /** Whether each epoch takes the samples in a new order; true unless set. */
    public Builder shuffle(boolean value) {
      shuffle = value;
      return this;
    }

    /** Whether to leave out a last batch that is not full; false unless set. */
    public Builder dropRemainder(boolean value) {
      dropRemainder = value;
      return this;
    }

    /** Data to evaluate after each epoch; none unless set. */
    public Builder validationData(Dataset value) {
      validationData = value;
      return this;
    }

    /** What to do between epochs, in this order. */
    public Builder callbacks(Callback... values) {
      callbacks = List.of(values);
      return this;
    }

    /** Where the random numbers of shuffling and dropout start; 0 unless set. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Threads to compute on, the caller's included; one a core unless set. No bit depends on it.
     */
    public Builder threads(int value) {
      threads = atLeastOne("threads", value);
      return this;
    }

    /** Where to show how the run advances; the terminal or plain lines unless set. */
    public Builder progress(Progress value) {
      progress = value;
      return this;
    }

    public TrainingOptions build() {
      return new TrainingOptions(new Builder(this));
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException("`" + name + "` is at least 1; received " + value + ".");
      }
      return value;
    }
  }
}
