package org.cnnc.tools.command;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.cnnc.tools.run.FailedException;

/** A word after {@code cnn}, such as {@code check}. */
public interface Command {
  String name();

  /** What follows the name: {@code FILE.cnn...}. */
  String arguments();

  /** One line for the list of commands. */
  String purpose();

  default Options options() {
    return new Options();
  }

  /**
   * Does the work.
   *
   * @throws UsageException if arguments are missing or make no sense
   * @throws FailedException if the model, the data or a file is at fault
   */
  void run(CommandLine line, Console console) throws UsageException, FailedException;
}
