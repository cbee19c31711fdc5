package org.cnnc.tools.command;

import java.util.LinkedHashMap;
import java.util.Map;
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
      Map<String, String> rows = new LinkedHashMap<>();
      commands.all().forEach(c -> rows.put(c.name(), c.purpose()));
      print(rows, console);
      console.out().println("\n`cnn help COMMAND` says more, `cnn --version` which cnn this is.");
      return;
    }
    Command command = commands.find(line.getArgList().get(0));
    console.out().printf("usage: cnn %s %s%n%n", command.name(), command.arguments());
    console.out().printf("  %s%n", command.purpose());
    Map<String, String> rows = new LinkedHashMap<>();
    command.options().getOptions().forEach(o -> rows.put(spelling(o), o.getDescription()));
    if (!rows.isEmpty()) {
      console.out().println();
      print(rows, console);
    }
  }

  private static void print(Map<String, String> rows, Console console) {
    int width = rows.keySet().stream().mapToInt(String::length).max().orElseThrow();
    rows.forEach((name, text) -> console.out().printf("  %-" + width + "s  %s%n", name, text));
  }

  private static String spelling(Option option) {
    String shorter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
    String value = option.hasArg() ? " " + option.getArgName() : "";
    return shorter + "--" + option.getLongOpt() + value;
  }
}
