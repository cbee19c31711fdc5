package org.cnnc.tools.command;

import static org.cnnc.tools.build.Words.count;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.tools.run.FailedException;

/** Says what is wrong with models, and writes nothing. */
final class CheckCommand implements Command {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public String arguments() {
    return "FILE.cnn|FOLDER...";
  }

  @Override
  public String purpose() {
    return "check names, arguments and shapes";
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    List<Path> paths = Inputs.of(this, line.getArgList());
    int files = Inputs.compile(paths, new CnnCompiler()::check, console).size();
    console.out().println("No errors in " + count(files, "file") + ".");
  }
}
