package org.cnnc.tools.command;

import org.apache.commons.cli.CommandLine;
import org.cnnc.tools.Version;

/** Prints the version, of Java too. */
final class VersionCommand implements Command {
  @Override
  public String name() {
    return "--version";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String purpose() {
    return "print the version";
  }

  @Override
  public void run(CommandLine line, Console console) {
    console.out().printf("cnn %s, Java %s%n", Version.VERSION, Runtime.version());
  }
}
