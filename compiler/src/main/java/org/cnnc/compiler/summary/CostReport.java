package org.cnnc.compiler.summary;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.model.Model;

/**
 * What to say of models: Keras' table or one with columns of choice, and the memory plan.
 *
 * @param columns besides Keras'; if absent, the table is Keras'
 * @param memory whether the memory is wanted
 * @param batch the samples it is wanted for; if absent, 1 to predict and 32 to train
 */
public record CostReport(
    Optional<List<CostTable.Column>> columns, boolean memory, Optional<Long> batch) {
  private static final long MOST_SAMPLES = 1_000_000;

  /**
   * A number of samples as users write it.
   *
   * @param option what it was written for, to name it in the message
   * @throws IllegalArgumentException if it is none
   */
  public static long batch(String option, String number) {
    try {
      long batch = Long.parseLong(number.strip());
      if (batch >= 1 && batch <= MOST_SAMPLES) {
        return batch;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers that are out of range.
    }
    throw new IllegalArgumentException(
        "`%s` is a whole number from 1 to 1,000,000; received `%s`.".formatted(option, number));
  }

  /** The report about one model; ends with a line break. */
  public String of(Model model) {
    StringBuilder text = new StringBuilder();
    text.append(columns.map(c -> new CostTable(model).table(c)).orElseGet(() -> Summary.of(model)));
    if (memory) {
      CostTable costs = new CostTable(model);
      text.append(batch.map(costs::memory).orElseGet(costs::memory));
    }
    return text.toString();
  }
}
