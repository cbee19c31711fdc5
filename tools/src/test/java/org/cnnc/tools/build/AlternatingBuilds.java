package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.EmittedFile;

/** A program that builds, in turn, two versions of the same models into one folder. */
final class AlternatingBuilds {
  private AlternatingBuilds() {}

  /** Takes the folder to write to, the number of builds, and the folders of both versions. */
  public static void main(String[] args) throws IOException {
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      run(Path.of(args[2 + i % 2]), Path.of(args[0]));
    }
  }

  /** One build; with its memory of the last one, if there is a folder {@code state}. */
  static void run(Path sources, Path outputs) throws IOException {
    Path state = outputs.resolveSibling("state");
    BuildRequest request =
        new BuildRequest(
            sources,
            outputs,
            Optional.empty(),
            Optional.of(state).filter(folder -> folder.toFile().isDirectory()),
            Optional.empty(),
            "1");
    new ModelBuild(AlternatingBuilds::compile).run(request);
  }

  /** A class of some 200 KB for each word of a file: writing takes its time, compiling does not. */
  private static CnnCompiler.Response compile(CnnCompiler.Request request) {
    List<EmittedFile> files = new ArrayList<>();
    for (String line : request.source().text().lines().toList()) {
      String name = line.split(" ")[0];
      files.add(new EmittedFile(name + ".java", "// %s\n".formatted(line).repeat(20_000)));
    }
    return new CnnCompiler.Response(List.of(), List.of(), files, List.of());
  }
}
