package org.cnnc.tools.command;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.summary.Summary;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.run.FailedException;

/** Prints layers, output shapes and parameter counts, as Keras does. */
final class SummaryCommand implements Command {
  private static final String JSON = "json";

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String arguments() {
    return "[--json] FILE.cnn|FOLDER...";
  }

  @Override
  public String purpose() {
    return "print layers, shapes and parameter counts";
  }

  @Override
  public Options options() {
    return new Options().addOption(Option.builder().longOpt(JSON).desc("for programs").get());
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    List<Path> paths = Inputs.of(this, line.getArgList());
    for (CompiledFile file : Inputs.compile(paths, new CnnCompiler()::check, console)) {
      for (Model model : file.models()) {
        console.out().print(line.hasOption(JSON) ? Summary.json(model) : Summary.of(model));
      }
    }
  }
}
