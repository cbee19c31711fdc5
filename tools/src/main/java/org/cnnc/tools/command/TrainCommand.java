package org.cnnc.tools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.cnnc.tools.run.FailedException;
import org.cnnc.tools.run.Training;

/** Trains as a {@code train} section says. */
final class TrainCommand implements Command {
  @Override
  public String name() {
    return "train";
  }

  @Override
  public String arguments() {
    return "FILE.cnn --data FOLDER [--weights OUT.safetensors]";
  }

  @Override
  public String purpose() {
    return "train as the `train` section of the file says";
  }

  @Override
  public Options options() {
    return RunOptions.declare()
        .addOption(
            RunOptions.valued(RunOptions.WEIGHTS, "FILE", "where to write the weights").get())
        .addOption(RunOptions.valued(RunOptions.EPOCHS, "N", "instead of the section's").get());
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    Training training = RunOptions.read(this, line, console);
    Optional<Path> weights =
        Optional.ofNullable(line.getOptionValue(RunOptions.WEIGHTS)).map(Path::of);
    try {
      training.train(weights).forEach(e -> console.out().println(Training.text(e)));
    } catch (IOException e) {
      throw Inputs.cannot(e);
    }
    weights.ifPresent(file -> console.err().println("The weights are in " + file + "."));
  }
}
