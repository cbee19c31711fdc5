package org.cnnc.tools.command;

import static org.cnnc.tools.build.Words.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.cnnc.runtime.GraphModel;
import org.cnnc.tools.run.FailedException;
import org.cnnc.tools.run.Prediction;
import org.cnnc.tools.run.Program;

/** Computes outputs from a file of inputs. */
final class PredictCommand implements Command {
  private static final String MODEL = "model";
  private static final String WEIGHTS = "weights";
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String LAYERS = "layers";

  @Override
  public String name() {
    return "predict";
  }

  @Override
  public String arguments() {
    return "FILE.cnn --weights W.safetensors --input IN.safetensors --output OUT.safetensors";
  }

  @Override
  public String purpose() {
    return "compute outputs from a file of inputs";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(AlgorithmsOption.declare())
        .addOption(file(WEIGHTS, "the weights, as `cnn train` writes them").required().get())
        .addOption(
            file(INPUT, "a tensor for each input, its first axis the samples").required().get())
        .addOption(file(OUTPUT, "where to write a tensor for each output").required().get())
        .addOption(
            Option.builder().longOpt(LAYERS).desc("write the output of every layer too").get())
        .addOption(
            Option.builder()
                .longOpt(MODEL)
                .hasArg()
                .argName("NAME")
                .desc("which, if the file declares more than one")
                .get());
  }

  private static Option.Builder file(String name, String description) {
    return Option.builder().longOpt(name).hasArg().argName("FILE").desc(description);
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    Path source = Inputs.only(this, line.getArgList());
    Path weights = Inputs.existing(Path.of(line.getOptionValue(WEIGHTS)));
    Path input = Inputs.existing(Path.of(line.getOptionValue(INPUT)));
    Path output = Path.of(line.getOptionValue(OUTPUT));
    Program program =
        Program.load(Inputs.compile(List.of(source), AlgorithmsOption.compiler(line), console));
    try {
      GraphModel model =
          program.model(Optional.ofNullable(line.getOptionValue(MODEL))).load(weights);
      int samples = new Prediction(model).run(input, output, line.hasOption(LAYERS));
      console.err().println("Predicted " + count(samples, "sample") + ".");
      console.out().println(output);
    } catch (IOException e) {
      throw Inputs.cannot(e);
    }
  }
}
