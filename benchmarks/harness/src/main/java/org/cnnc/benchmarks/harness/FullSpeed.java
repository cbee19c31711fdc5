package org.cnnc.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * When predictions, one after the other, come nearly as fast as they do in the end: the first two
 * chunks of 50 ms in a row with nine tenths of the median rate of the second half.
 */
final class FullSpeed {
  private static final double SHARE = 0.9;
  private static final double CHUNK_SECONDS = 0.05;

  /**
   * Predictions of some while.
   *
   * @param begin in seconds
   * @param rate a second
   */
  private record Chunk(double begin, double rate) {}

  private final LongSupplier nanoTime;
  private final long start;
  private final List<Chunk> chunks = new ArrayList<>();
  private double chunkBegin;
  private int predictions;

  FullSpeed(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
  }

  /** Runs predictions for some seconds and reports when they were fast, in ms from the start. */
  static void measure(Contender.Prediction prediction, double firstMillis, Report report)
      throws Exception {
    FullSpeed speed = new FullSpeed(System::nanoTime);
    while (speed.seconds() < Settings.warmUp()) {
      prediction.run();
      speed.tick();
    }
    report.row("full_speed_ms", firstMillis + 1e3 * speed.reached());
  }

  /** After each prediction. */
  void tick() {
    predictions++;
    double now = seconds();
    if (now - chunkBegin >= CHUNK_SECONDS) {
      chunks.add(new Chunk(chunkBegin, predictions / (now - chunkBegin)));
      chunkBegin = now;
      predictions = 0;
    }
  }

  /** Seconds from the beginning until then. */
  double reached() {
    double enough =
        SHARE
            * Statistics.median(
                chunks.stream().skip(chunks.size() / 2).mapToDouble(Chunk::rate).toArray());
    for (int i = 0; i + 1 < chunks.size(); i++) {
      if (chunks.get(i).rate() >= enough && chunks.get(i + 1).rate() >= enough) {
        return chunks.get(i).begin();
      }
    }
    return seconds();
  }

  private double seconds() {
    return (nanoTime.getAsLong() - start) / 1e9;
  }
}
