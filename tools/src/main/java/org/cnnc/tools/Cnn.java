package org.cnnc.tools;

import java.util.Arrays;
import java.util.List;
import org.cnnc.tools.command.Command;
import org.cnnc.tools.command.Commands;
import org.cnnc.tools.command.Console;
import org.cnnc.tools.command.UsageException;
import org.cnnc.tools.run.FailedException;

/**
 * The {@code cnn} command.
 *
 * <p>Exit codes: 0 fine, 1 errors in a model or in data, 2 wrong usage, 70 a bug of ours.
 */
public final class Cnn {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int BUG = 70;

  private Cnn() {}

  /** What may fail in each of the ways that have an exit code. */
  interface Action {
    void run() throws UsageException, FailedException;
  }

  public static void main(String[] args) {
    System.exit(run(args, new Console(System.out, System.err)));
  }

  /** Runs one command and returns the exit code. */
  static int run(String[] args, Console console) {
    List<String> words = args.length == 0 ? List.of("help") : Arrays.asList(args);
    if (words.get(0).equals("--version")) {
      console.out().printf("cnn %s, Java %s%n", Version.VERSION, Runtime.version());
      return 0;
    }
    Commands commands = new Commands();
    return exitCode(
        console,
        () -> {
          Command command = commands.find(words.get(0));
          command.run(commands.parse(command, words.subList(1, words.size())), console);
        });
  }

  static int exitCode(Console console, Action action) {
    try {
      action.run();
      return 0;
    } catch (UsageException e) {
      console.err().println("cnn: " + e.getMessage());
      console.err().println("Try `cnn help`.");
      return USAGE;
    } catch (FailedException e) {
      console.err().println(e.getMessage());
      return FAILED;
    } catch (RuntimeException | Error e) {
      console.err().println("This is a bug in cnn " + Version.VERSION + ", not in your model:");
      e.printStackTrace(console.err());
      return BUG;
    } finally {
      console.flush();
    }
  }
}
