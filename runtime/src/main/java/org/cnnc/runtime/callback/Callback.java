package org.cnnc.runtime.callback;

import java.io.IOException;
import java.util.Map;

/** Something to do between the epochs of a run. An object serves one run at a time. */
public interface Callback {
  /** Before the first epoch; an object that was used before starts afresh. */
  default void onTrainBegin(Training training) throws IOException {}

  /** Before an epoch, counted from 0. */
  default void onEpochBegin(Training training, int epoch) throws IOException {}

  /** After an epoch and its validation, with what was measured. */
  default void onEpochEnd(Training training, int epoch, Map<String, Float> logs)
      throws IOException {}

  /** After the last epoch, whatever ended the run but an error. */
  default void onTrainEnd(Training training) throws IOException {}
}
