package org.cnnc.tools.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.cnnc.runtime.progress.Progresses;
import org.cnnc.tools.run.FailedException;
import org.cnnc.tools.run.Program;
import org.cnnc.tools.run.Training;

/** The options that {@code train} and {@code evaluate} share. */
final class RunOptions {
  static final String WEIGHTS = "weights";
  static final String EPOCHS = "epochs";
  private static final String RUN = "run";
  private static final String DATA = "data";
  private static final String THREADS = "threads";

  private RunOptions() {}

  static Options declare() {
    return new Options()
        .addOption(AlgorithmsOption.declare())
        .addOption(valued(RUN, "NAME", "which `train` section, if there is more than one").get())
        .addOption(valued(DATA, "FOLDER", "where the data is").required().get())
        .addOption(valued(THREADS, "N", "how many to compute on; no bit depends on it").get());
  }

  static Option.Builder valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description);
  }

  /** What was typed, with the file compiled and loaded. */
  static Training read(Command command, CommandLine line, Console console)
      throws UsageException, FailedException {
    Path source = Inputs.only(command, line.getArgList());
    Path data = Inputs.existingFolder(Path.of(line.getOptionValue(DATA)));
    Optional<Integer> epochs = number(line, EPOCHS);
    Optional<Integer> threads = number(line, THREADS);
    Program program =
        Program.load(Inputs.compile(List.of(source), AlgorithmsOption.compiler(line), console));
    return new Training(
        program,
        Optional.ofNullable(line.getOptionValue(RUN)),
        data,
        epochs,
        threads,
        Progresses.on(console.err()));
  }

  private static Optional<Integer> number(CommandLine line, String option) throws UsageException {
    String text = line.getOptionValue(option);
    if (text == null) {
      return Optional.empty();
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new UsageException(
          "`--%s` is a whole number of at least 1; received `%s`.".formatted(option, text));
    }
    return Optional.of(Integer.valueOf(text));
  }
}
