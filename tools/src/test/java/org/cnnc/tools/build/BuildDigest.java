package org.cnnc.tools.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.summary.Summary;
import org.cnnc.tools.io.Digest;

/** A program that builds a folder of models and prints a digest of all that comes of it. */
final class BuildDigest {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private BuildDigest() {}

  /** Takes the folder of the models, one to write to, and which kinds of files to make. */
  public static void main(String[] args) throws IOException {
    Path outputs = Path.of(args[1]);
    Optional<BuildRequest.Vector> vector =
        args[2].equals("classes")
            ? Optional.of(new BuildRequest.Vector(outputs.resolve("classes"), Optional.empty()))
            : Optional.empty();
    BuildResponse response =
        new ModelBuild(new CnnCompiler()::compile)
            .run(
                new BuildRequest(
                    Path.of(args[0]),
                    outputs.resolve("java"),
                    vector,
                    Optional.empty(),
                    Optional.empty(),
                    "1"));
    OUT.println(response.failed() ? "failed" : "compiled");
    for (BuildResponse.CompiledFile file : response.files()) {
      file.diagnostics().forEach(d -> OUT.println(d.span() + " " + d.message()));
      for (Model model : file.models()) {
        byte[] summary = (Summary.of(model) + Summary.json(model)).getBytes(StandardCharsets.UTF_8);
        OUT.println("summary of " + model.name() + " " + new Digest().add(summary).hex());
      }
    }
    for (Path file : filesBelow(outputs)) {
      String digest = new Digest().add(Files.readAllBytes(file)).hex();
      OUT.println(outputs.relativize(file).toString().replace('\\', '/') + " " + digest);
    }
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
