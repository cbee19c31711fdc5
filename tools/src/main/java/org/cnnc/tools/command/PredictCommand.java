package org.cnnc.tools.command;

import org.apache.commons.cli.CommandLine;

final class PredictCommand implements Command {
  public String name() {
    return "predict";
  }

  public String arguments() {
    return "";
  }

  public String purpose() {
    return "";
  }

  public void run(CommandLine line, Console console) {}
}
