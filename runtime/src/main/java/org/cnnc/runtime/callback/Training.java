package org.cnnc.runtime.callback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A run as its callbacks see it. */
public interface Training {
  /** The weights, live; a callback may write them between epochs. */
  float[] weights();

  /** Saves the model as safetensors. */
  void save(Path file) throws IOException;

  /** The names that every epoch's logs hold: {@code loss}, {@code val_loss} and so on. */
  List<String> measured();

  /** Ends the run after this epoch. */
  void stop();

  /** Shows a line to the user. */
  void message(String line);
}
