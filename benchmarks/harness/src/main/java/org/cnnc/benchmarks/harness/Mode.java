package org.cnnc.benchmarks.harness;

import java.util.Locale;

/** What a process measures. */
public enum Mode {
  /** Nothing: files are written, and natives unpacked, for the processes that follow. */
  PREPARE {
    @Override
    void measure(Contender contender, Task task, Report report) throws Exception {
      contender.prepare(task.network(), Settings.models());
      report.output(contender.prediction(task).run());
    }
  },
  /**
   * The time from before the process starts until its first prediction is there, and until
   * predictions are nearly as fast as they get.
   */
  FIRST {
    @Override
    void measure(Contender contender, Task task, Report report) throws Exception {
      Contender.Prediction prediction = contender.prediction(task);
      float[] output = prediction.run();
      double millis = (Settings.epochNanos() - Settings.started()) / 1e6;
      report.row("first_ms", millis);
      report.output(output);
      FullSpeed.measure(prediction, millis, report);
    }
  },
  /** The time of one prediction, and what it allocates on the Java heap. */
  LATENCY {
    @Override
    void measure(Contender contender, Task task, Report report) throws Exception {
      Contender.Prediction prediction = contender.prediction(task);
      Latency.measure(prediction, report);
      Allocation.measure(prediction, report);
      report.output(prediction.run());
    }
  },
  /** Samples a second where many are predicted at once. */
  THROUGHPUT {
    @Override
    void measure(Contender contender, Task task, Report report) throws Exception {
      Contender.Prediction prediction = contender.prediction(task);
      Meter meter = Meter.standard(task.batch());
      while (!meter.hasEnough()) {
        prediction.run();
        meter.tick();
      }
      meter.report(report);
      report.output(prediction.run());
    }
  },
  /** Samples a second in training: forward, loss, backward, optimizer step, reading the loss. */
  TRAINING {
    @Override
    void measure(Contender contender, Task task, Report report) throws Exception {
      Meter meter = Meter.standard(task.batch());
      contender.train(task, meter);
      meter.report(report);
    }
  };

  abstract void measure(Contender contender, Task task, Report report) throws Exception;

  /** The mode of this word, such as {@code latency}. */
  public static Mode of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Its name on command lines and in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
