// Generated from Small.cnn by cnn-compiler.
package org.acme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.History;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.callback.EarlyStopping;
import org.cnnc.runtime.callback.ModelCheckpoint;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.data.FashionMnist;
import org.cnnc.runtime.data.Split;
import org.cnnc.runtime.loss.SparseCategoricalCrossentropy;
import org.cnnc.runtime.metric.Accuracy;
import org.cnnc.runtime.optimizer.Adam;

/**
 * Trains {@link FashionCnn} as the file says.
 */
public final class FashionRun {
  private FashionRun() {
  }

  /**
   * What {@code compile} and {@code fit} say, but for the data.
   */
  public static TrainingOptions options() {
    return TrainingOptions.builder(new SparseCategoricalCrossentropy(false))
        .optimizer(new Adam(0.001, 0.9, 0.999, 1.0E-7, false))
        .metrics(new Accuracy())
        .epochs(20)
        .batchSize(32)
        .shuffle(true)
        .dropRemainder(false)
        .seed(0L)
        .callbacks(
            new ModelCheckpoint("best-cnn-model.safetensors", "val_loss", true, false, "auto", "epoch"),
            new EarlyStopping("val_loss", 0.0, 2, "auto", null, true, 0))
        .build();
  }

  /**
   * Reads the data, trains fresh weights and evaluates them.
   */
  public static Result run(Path dataDirectory) throws IOException {
    return run(dataDirectory, options());
  }

  /**
   * The same with other options, such as fewer epochs.
   */
  public static Result run(Path dataDirectory, TrainingOptions options) throws IOException {
    Dataset trainSource = new FashionMnist(dataDirectory, "train", 0.00392156862745098, false);
    Split trainSplit = Split.of(trainSource, 0.2, false, 42L);
    Dataset train = trainSplit.train();
    Dataset val = trainSplit.validation();
    TrainingOptions withData = options.toBuilder().validationData(val).build();
    FashionCnn model = FashionCnn.create(options.seed());
    History history = model.fit(train, withData);
    return new Result(model, history, List.of(model.evaluate(val, options)));
  }

  /**
   * Reads the data and evaluates a trained network on it.
   */
  public static List<Evaluation> evaluate(FashionCnn model, Path dataDirectory,
      TrainingOptions options) throws IOException {
    Dataset trainSource = new FashionMnist(dataDirectory, "train", 0.00392156862745098, false);
    Split trainSplit = Split.of(trainSource, 0.2, false, 42L);
    Dataset train = trainSplit.train();
    Dataset val = trainSplit.validation();
    return List.of(model.evaluate(val, options));
  }

  /**
   * Runs on the data in a directory; writes the weights if a file is named.
   */
  public static void main(String[] arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("Usage: java org.acme.FashionRun DATA_DIRECTORY [OUT.safetensors]");
      System.exit(2);
    }
    try {
      Result result = run(Path.of(arguments[0]));
      if (arguments.length == 2) {
        result.model().save(Path.of(arguments[1]));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * What a run gives: the trained network, what each epoch measured, and a value for each
   * {@code evaluate}.
   */
  public record Result(FashionCnn model, History history, List<Evaluation> evaluations) {
  }
}
