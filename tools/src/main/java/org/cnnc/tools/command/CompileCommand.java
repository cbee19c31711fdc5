package org.cnnc.tools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.tools.Version;
import org.cnnc.tools.build.BuildRequest;
import org.cnnc.tools.build.BuildResponse;
import org.cnnc.tools.build.ModelBuild;
import org.cnnc.tools.run.FailedException;

/** Writes the Java classes of models. */
final class CompileCommand implements Command {
  private static final String OUTPUT = "output";
  private static final String PACKAGE = "package";

  @Override
  public String name() {
    return "compile";
  }

  @Override
  public String arguments() {
    return "FILE.cnn|FOLDER... -o FOLDER [-p PACKAGE]";
  }

  @Override
  public String purpose() {
    return "write the Java classes of models";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Option.builder("o")
                .longOpt(OUTPUT)
                .hasArg()
                .argName("FOLDER")
                .required()
                .desc("where to write")
                .get())
        .addOption(
            Option.builder("p")
                .longOpt(PACKAGE)
                .hasArg()
                .argName("PACKAGE")
                .desc("of the classes; otherwise a file's folder below the FOLDER given")
                .get());
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    Path output = Path.of(line.getOptionValue(OUTPUT));
    Optional<String> packageName = Optional.ofNullable(line.getOptionValue(PACKAGE));
    ModelBuild build = new ModelBuild(new CnnCompiler()::compile);
    for (Path path : Inputs.of(this, line.getArgList())) {
      BuildRequest request =
          new BuildRequest(path, output, Optional.empty(), packageName, Version.VERSION);
      try {
        BuildResponse response = Inputs.notEmpty(build.run(request));
        Inputs.report(response.files(), console);
        response.files().stream()
            .flatMap(f -> f.sources().stream())
            .forEach(f -> console.out().println(output.resolve(f.path())));
        console.err().println(response.message());
      } catch (IOException e) {
        throw Inputs.cannot(e);
      }
    }
  }
}
