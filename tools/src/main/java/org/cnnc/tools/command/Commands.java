package org.cnnc.tools.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.MissingOptionException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.cnnc.compiler.diagnostic.Suggestions;

/** All commands, and the reading of what was typed after one. */
public final class Commands {
  private final List<Command> commands =
      List.of(
          new CheckCommand(),
          new FmtCommand(),
          new SummaryCommand(),
          new CompileCommand(),
          new TrainCommand(),
          new EvaluateCommand(),
          new PredictCommand(),
          new ExplainCommand(),
          new HelpCommand(this));

  List<Command> all() {
    return commands;
  }

  /** The command of that name; {@code -h} and its like are {@code help}. */
  public Command find(String word) throws UsageException {
    String name = List.of("-h", "-help", "--help").contains(word) ? "help" : word;
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    List<String> names = commands.stream().map(Command::name).toList();
    throw new UsageException("There is no command `%s`.%s".formatted(word, hint(word, names)));
  }

  /** The options and arguments of a command. */
  public CommandLine parse(Command command, List<String> words) throws UsageException {
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .get()
          .parse(command.options(), words.toArray(String[]::new));
    } catch (UnrecognizedOptionException e) {
      throw new UsageException(unknown(command, e.getOption()));
    } catch (MissingArgumentException e) {
      throw new UsageException("`%s` needs a value.".formatted(spelling(e.getOption())));
    } catch (MissingOptionException e) {
      throw new UsageException("`cnn %s` needs %s.".formatted(command.name(), missing(command, e)));
    } catch (ParseException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static String unknown(Command command, String typed) {
    TreeSet<String> known = new TreeSet<>();
    command.options().getOptions().forEach(o -> known.add(spelling(o)));
    return "`cnn %s` has no option `%s`.%s".formatted(command.name(), typed, hint(typed, known));
  }

  private static String hint(String word, Collection<String> known) {
    return Suggestions.hint(word, known).map(h -> " " + h).orElse("");
  }

  private static String missing(Command command, MissingOptionException e) {
    List<String> names = new ArrayList<>();
    for (Object name : e.getMissingOptions()) {
      names.add("`" + spelling(command.options().getOption(name.toString())) + "`");
    }
    return String.join(" and ", names);
  }

  private static String spelling(Option option) {
    return option.getLongOpt() == null ? "-" + option.getOpt() : "--" + option.getLongOpt();
  }
}
