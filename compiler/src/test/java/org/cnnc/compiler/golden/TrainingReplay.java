package org.cnnc.compiler.golden;

import java.util.List;
import java.util.function.Function;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.runtime.Gradients;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.History;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.data.ArrayDataset;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.optimizer.Optimizer;
import org.cnnc.runtime.progress.Progress;

/** The recorded training of one fixture, again. */
final class TrainingReplay {
  private static final int STEPS = 5;

  private final Fixture fixture;
  private final Training training;
  private final CompiledNetworks networks;
  private final Function<CompiledNetwork, GraphModel> create;

  TrainingReplay(
      Fixture fixture, CompiledNetworks networks, Function<CompiledNetwork, GraphModel> create) {
    this.fixture = fixture;
    this.networks = networks;
    this.create = create;
    training = fixture.training();
  }

  boolean hasOptimizer() {
    return training.hasOptimizer();
  }

  private GraphModel model() {
    GraphModel model = create.apply(networks.get(fixture.trainedText()));
    Replay.setWeights(model, fixture.weights());
    return model;
  }

  /** The loss of the batch and its gradient by every weight. */
  void gradients() {
    Gradients gradients = model().gradients(training.x(), training.y(), training.losses());
    Near.value("loss", gradients.loss(), training.lossBefore(0), Tolerance.LOSS);
    for (String weight : training.weights()) {
      float[] actual = gradients.gradient(weight);
      training.compare("grad/" + weight, actual, Tolerance.GRADIENT, true);
    }
  }

  /** Five steps of the optimizer, each on the gradients of the whole batch. */
  void steps() {
    GraphModel model = model();
    Loss[] losses = training.losses();
    float[] weights = model.weights();
    int count = weights.length;
    Optimizer.State optimizer = training.optimizer().start(count);
    for (int step = 0; step < STEPS; step++) {
      Gradients gradients = model.gradients(training.x(), training.y(), losses);
      Near.value(
          "loss before step " + (step + 1),
          gradients.loss(),
          training.lossBefore(step),
          Tolerance.LOSS);
      optimizer.step(weights, gradients.weights(), 0, count, step + 1);
      model.setWeights(weights);
      if (step == 0) {
        compareWeights("step1/", model);
      }
    }
    compareWeights("step5/", model);
    float after = model.gradients(training.x(), training.y(), losses).loss();
    Near.value("loss after step 5", after, training.lossAfter(), Tolerance.LOSS);
  }

  /** The first step once more, taken by the training loop: one batch of all samples. */
  void fit() {
    GraphModel model = model();
    float[] x = training.x();
    float[] y = training.y();
    int samples = training.samples();
    TrainingOptions options =
        TrainingOptions.builder(training.losses())
            .optimizer(training.optimizer())
            .batchSize(samples)
            .shuffle(false)
            .progress(Progress.SILENT)
            .build();
    History history =
        model.fit(new ArrayDataset(x, x.length / samples, y, y.length / samples), options);
    Near.value("loss", history.get("loss").get(0), training.lossBefore(0), Tolerance.LOSS);
    compareWeights("step1/", model);
  }

  private void compareWeights(String prefix, GraphModel model) {
    double tolerance = Tolerance.weight(training.sensitivity());
    List<String> weights = training.weights();
    weights.forEach(w -> training.compare(prefix + w, model.weight(w), tolerance, false));
  }
}
