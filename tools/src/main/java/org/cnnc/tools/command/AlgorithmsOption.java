package org.cnnc.tools.command;

import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.plan.Algorithms;

/** The option {@code --algorithms} of every command that compiles. */
final class AlgorithmsOption {
  private static final String NAME = "algorithms";

  private AlgorithmsOption() {}

  static Option declare() {
    return Option.builder()
        .longOpt(NAME)
        .hasArg()
        .argName("WORD")
        .desc("how convolutions are summed: auto, direct or winograd")
        .get();
  }

  /** A compiler that sums as was typed. */
  static Function<CnnCompiler.Request, CnnCompiler.Response> compiler(CommandLine line)
      throws UsageException {
    try {
      Algorithms choice = Algorithms.named("--" + NAME, line.getOptionValue(NAME, "auto"));
      CnnCompiler compiler = new CnnCompiler();
      return request -> compiler.compile(request.with(choice));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
