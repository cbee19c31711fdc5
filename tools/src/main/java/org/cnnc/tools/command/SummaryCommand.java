package org.cnnc.tools.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.summary.CostReport;
import org.cnnc.compiler.summary.CostTable;
import org.cnnc.compiler.summary.Summary;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.run.FailedException;

/** Prints layers, output shapes and parameter counts, as Keras does. */
final class SummaryCommand implements Command {
  private static final String JSON = "json";
  private static final String COLUMNS = "columns";
  private static final String MEMORY = "memory";
  private static final String BATCH = "batch";

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String arguments() {
    return "[--json] [--columns LIST] [--memory [--batch N]] FILE.cnn|FOLDER...";
  }

  @Override
  public String purpose() {
    return "print layers, shapes and parameter counts";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Option.builder().longOpt(JSON).desc("for programs").get())
        .addOption(
            Option.builder()
                .longOpt(COLUMNS)
                .hasArg()
                .argName("LIST")
                .desc("more columns: macs,weights,activations,buffer or all")
                .get())
        .addOption(
            Option.builder().longOpt(MEMORY).desc("the arrays to predict and train with").get())
        .addOption(
            Option.builder()
                .longOpt(BATCH)
                .hasArg()
                .argName("N")
                .desc("the samples that --memory counts for")
                .get());
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    List<Path> paths = Inputs.of(this, line.getArgList());
    Function<Model, String> print = printer(line);
    List<CompiledFile> files = Inputs.compile(paths, new CnnCompiler()::check, console);
    if (files.stream().allMatch(file -> file.models().isEmpty())) {
      throw new FailedException(
          "There is no model in " + Suggestions.list(line.getArgList()) + ".");
    }
    for (CompiledFile file : files) {
      for (Model model : file.models()) {
        console.out().print(print.apply(model));
      }
    }
  }

  private static Function<Model, String> printer(CommandLine line) throws UsageException {
    if (line.hasOption(JSON)) {
      if (line.hasOption(COLUMNS) || line.hasOption(MEMORY)) {
        throw new UsageException("`--json` goes without `--columns` and `--memory`.");
      }
      return Summary::json;
    }
    if (line.hasOption(BATCH) && !line.hasOption(MEMORY)) {
      throw new UsageException("`--batch` says what `--memory` is for; give both.");
    }
    try {
      return new CostReport(
              Optional.ofNullable(line.getOptionValue(COLUMNS))
                  .map(words -> CostTable.Column.named("--" + COLUMNS, words)),
              line.hasOption(MEMORY),
              Optional.ofNullable(line.getOptionValue(BATCH))
                  .map(number -> CostReport.batch("--" + BATCH, number)))
          ::of;
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
