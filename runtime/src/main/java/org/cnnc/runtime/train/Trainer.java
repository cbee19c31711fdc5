package org.cnnc.runtime.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.CounterRandom;
import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.History;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.callback.Callback;
import org.cnnc.runtime.callback.Training;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.data.Shuffle;
import org.cnnc.runtime.io.WeightFile;
import org.cnnc.runtime.optimizer.Optimizer;
import org.cnnc.runtime.progress.Progress;
import org.cnnc.runtime.thread.Team;

/** One training run: epochs of batches, with validation and callbacks between them. */
public final class Trainer implements Training {
  private final Network network;
  private final Dataset data;
  private final TrainingOptions options;
  private final Objective objective;
  private final Optimizer.State optimizer;
  private final TrainableRanges trainable;
  private final Progress progress;
  private final Scores scores;
  private final int[] order;
  private final BatchGradient.Use step = this::step;
  private long iteration;
  private boolean stopped;

  /** A run of this network on this data. */
  public Trainer(Network network, Dataset data, TrainingOptions options) {
    objective = Objective.of(network.spec(), options, data);
    options.validationData().ifPresent(objective::check);
    this.network = network;
    this.data = data;
    this.options = options;
    optimizer = options.optimizer().start(network.spec().weightCount());
    trainable = new TrainableRanges(network.spec());
    progress = options.progress();
    scores = new Scores(network.spec(), objective, options.metrics(), options.batchSize());
    order = new int[data.size()];
    Shuffle.identity(order);
    if (steps() == 0) {
      throw new IllegalArgumentException(
          "There is no full batch of %d in %d samples."
              .formatted(options.batchSize(), data.size()));
    }
  }

  /** Trains to the end or until a callback stops the run. */
  public History run() {
    List<Map<String, Float>> logs = new ArrayList<>();
    try (Team workers = new Team(options.threads())) {
      BatchGradient gradient = new BatchGradient(network, objective, batchSize(), workers, scores);
      Evaluator validation =
          options
              .validationData()
              .map(d -> new Evaluator(network, d, options, workers))
              .orElse(null);
      callbacks(gradient, c -> c.onTrainBegin(this));
      for (int epoch = 0; epoch < options.epochs() && !stopped; epoch++) {
        logs.add(epoch(epoch, gradient, validation));
      }
      callbacks(gradient, c -> c.onTrainEnd(this));
    }
    return History.of(logs);
  }

  private Map<String, Float> epoch(int epoch, BatchGradient gradient, Evaluator validation) {
    callbacks(gradient, c -> c.onEpochBegin(this, epoch));
    progress.onEpochBegin(epoch, options.epochs(), steps());
    scores.reset();
    if (options.shuffle()) {
      Shuffle.fill(order, options.seed(), epoch);
    }
    for (int batch = 0; batch < steps(); batch++) {
      int begin = batch * options.batchSize();
      int count = Math.min(options.batchSize(), data.size() - begin);
      iteration++;
      long key = CounterRandom.key(options.seed(), epoch, batch);
      gradient.run(data, order, begin, count, key, step);
      gradient.pack();
      if (progress.isDue()) {
        progress.onStep(batch + 1, scores.means().logs(""));
      }
    }
    Map<String, Float> logs = new LinkedHashMap<>(scores.means().logs(""));
    if (validation != null) {
      logs.putAll(validation.run().logs("val_"));
    }
    progress.onEnd(steps(), logs);
    callbacks(gradient, c -> c.onEpochEnd(this, epoch, logs));
    return logs;
  }

  private void step(float[] gradients, int from, int to) {
    trainable.step(optimizer, network.weights(), gradients, from, to, iteration);
  }

  private int batchSize() {
    return Math.min(options.batchSize(), data.size());
  }

  private int steps() {
    int full = data.size() / options.batchSize();
    boolean rest = !options.dropRemainder() && data.size() % options.batchSize() != 0;
    return rest ? full + 1 : full;
  }

  private interface Event {
    void tell(Callback callback) throws IOException;
  }

  private void callbacks(BatchGradient gradient, Event event) {
    for (Callback callback : options.callbacks()) {
      try {
        event.tell(callback);
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
    // Callbacks may have written the weights.
    gradient.pack();
  }

  @Override
  public float[] weights() {
    return network.weights();
  }

  @Override
  public void save(Path file) throws IOException {
    WeightFile.write(network.spec(), network.weights(), file);
  }

  @Override
  public List<String> measured() {
    List<String> names = Scores.names(network.spec(), options.metrics());
    if (options.validationData().isPresent()) {
      List.copyOf(names).forEach(name -> names.add("val_" + name));
    }
    return names;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void message(String line) {
    progress.message(line);
  }

  /** The loss and the metrics of a network on some data. */
  public static Evaluation evaluate(Network network, Dataset data, TrainingOptions options) {
    Objective.of(network.spec(), options, data);
    int steps = (data.size() + options.batchSize() - 1) / options.batchSize();
    options.progress().onEvaluationBegin(steps);
    try (Team workers = new Team(options.threads())) {
      Evaluation evaluation = new Evaluator(network, data, options, workers).run();
      options.progress().onEnd(steps, evaluation.logs(""));
      return evaluation;
    }
  }
}
