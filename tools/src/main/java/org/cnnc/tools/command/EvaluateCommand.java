package org.cnnc.tools.command;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.cnnc.tools.run.FailedException;
import org.cnnc.tools.run.Training;

/** Measures loss and metrics of trained weights. */
final class EvaluateCommand implements Command {
  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String arguments() {
    return "FILE.cnn --data FOLDER --weights W.safetensors";
  }

  @Override
  public String purpose() {
    return "measure loss and metrics of trained weights";
  }

  @Override
  public Options options() {
    return RunOptions.declare()
        .addOption(
            RunOptions.valued(RunOptions.WEIGHTS, "FILE", "as `cnn train` writes them")
                .required()
                .get());
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    Path weights = Inputs.existing(Path.of(line.getOptionValue(RunOptions.WEIGHTS)));
    Training training = RunOptions.read(this, line, console);
    try {
      training.evaluate(weights).forEach(e -> console.out().println(Training.text(e)));
    } catch (IOException e) {
      throw Inputs.cannot(e);
    }
  }
}
