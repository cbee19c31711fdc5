package org.cnnc.tools.command;

import org.apache.commons.cli.CommandLine;

final class TrainCommand implements Command {
  public String name() {
    return "train";
  }

  public String arguments() {
    return "";
  }

  public String purpose() {
    return "";
  }

  public void run(CommandLine line, Console console) {}
}
