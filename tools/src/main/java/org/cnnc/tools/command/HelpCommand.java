package org.cnnc.tools.command;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Lists the commands, or says how one is used. */
final class HelpCommand implements Command {
  private final Commands commands;

  HelpCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String arguments() {
    return "[COMMAND]";
  }

  @Override
  public String purpose() {
    return "say how a command is used";
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException {
    if (line.getArgList().isEmpty()) {
      console.out().println("usage: cnn COMMAND [ARGUMENTS]\n");
      commands.all().forEach(c -> row(console, c.name(), c.purpose()));
      console.out().println("\n`cnn help COMMAND` says more, `cnn --version` which cnn this is.");
      return;
    }
    Command command = commands.find(line.getArgList().get(0));
    console.out().printf("usage: cnn %s %s%n%n", command.name(), command.arguments());
    console.out().printf("  %s%n", command.purpose());
    command.options().getOptions().forEach(o -> row(console, spelling(o), o.getDescription()));
  }

  private static void row(Console console, String name, String text) {
    console.out().printf("  %-18s %s%n", name, text);
  }

  private static String spelling(Option option) {
    String shorter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
    String value = option.hasArg() ? " " + option.getArgName() : "";
    return shorter + "--" + option.getLongOpt() + value;
  }
}
