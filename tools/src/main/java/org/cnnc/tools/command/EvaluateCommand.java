package org.cnnc.tools.command;

import org.apache.commons.cli.CommandLine;

final class EvaluateCommand implements Command {
  public String name() {
    return "evaluate";
  }

  public String arguments() {
    return "";
  }

  public String purpose() {
    return "";
  }

  public void run(CommandLine line, Console console) {}
}
