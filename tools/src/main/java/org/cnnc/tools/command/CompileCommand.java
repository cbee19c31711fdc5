package org.cnnc.tools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.cnnc.tools.Version;
import org.cnnc.tools.build.BuildRequest;
import org.cnnc.tools.build.BuildResponse;
import org.cnnc.tools.build.ModelBuild;
import org.cnnc.tools.run.FailedException;

/** Writes the Java classes of models. */
final class CompileCommand implements Command {
  private static final String OUTPUT = "output";
  private static final String PACKAGE = "package";
  private static final String CLASSES = "classes";

  @Override
  public String name() {
    return "compile";
  }

  @Override
  public String arguments() {
    return "FILE.cnn|FOLDER... -o FOLDER [-p PACKAGE] [--classes FOLDER]";
  }

  @Override
  public String purpose() {
    return "write the Java classes of models";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(AlgorithmsOption.declare())
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
                .get())
        .addOption(
            Option.builder()
                .longOpt(CLASSES)
                .hasArg()
                .argName("FOLDER")
                .desc("where your javac writes; gets the class files of vector kernels")
                .get());
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    Path output = Path.of(line.getOptionValue(OUTPUT));
    Optional<String> packageName = Optional.ofNullable(line.getOptionValue(PACKAGE));
    Optional<BuildRequest.Vector> vector =
        Optional.ofNullable(line.getOptionValue(CLASSES))
            .map(folder -> new BuildRequest.Vector(Path.of(folder), Optional.empty()));
    ModelBuild build = new ModelBuild(AlgorithmsOption.compiler(line));
    for (Path path : Inputs.of(this, line.getArgList())) {
      BuildRequest request =
          new BuildRequest(path, output, vector, Optional.empty(), packageName, Version.VERSION);
      try {
        BuildResponse response = Inputs.notEmpty(build.run(request));
        Inputs.report(response.files(), console);
        response.outputs().forEach(file -> console.out().println(Inputs.shortest(file)));
        response.warning().ifPresent(w -> console.err().println("warning: " + w));
        console.err().println(response.message());
      } catch (IOException e) {
        throw Inputs.cannot(e);
      }
    }
  }
}
