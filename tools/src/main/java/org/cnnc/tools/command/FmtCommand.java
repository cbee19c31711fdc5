package org.cnnc.tools.command;

import static org.cnnc.tools.build.Words.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.format.FormattedFile;
import org.cnnc.tools.run.FailedException;

/** Brings files into canonical form, or says which are not. */
final class FmtCommand implements Command {
  private static final String CHECK = "check";

  @Override
  public String name() {
    return "fmt";
  }

  @Override
  public String arguments() {
    return "[--check] FILE.cnn|FOLDER...";
  }

  @Override
  public String purpose() {
    return "bring files into canonical form";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Option.builder().longOpt(CHECK).desc("write nothing; fail if a file differs").get());
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException, FailedException {
    List<FormattedFile> files = read(Inputs.of(this, line.getArgList()));
    if (line.hasOption(CHECK)) {
      check(files, console);
    } else {
      write(files, console);
    }
  }

  private static List<FormattedFile> read(List<Path> paths) throws FailedException {
    List<FormattedFile> files = new ArrayList<>();
    for (Path path : paths) {
      try {
        List<FormattedFile> found = FormattedFile.read(path);
        if (found.isEmpty()) {
          throw new FailedException("There are no .cnn files in " + path + ".");
        }
        files.addAll(found);
      } catch (IOException e) {
        throw Inputs.cannot(e);
      }
    }
    return files;
  }

  private static void check(List<FormattedFile> files, Console console) throws FailedException {
    List<CompiledFile> reports = new ArrayList<>();
    for (FormattedFile file : files) {
      List<Diagnostic> diagnostics = new ArrayList<>(file.errors());
      file.difference("cnn fmt " + file.path()).ifPresent(diagnostics::add);
      reports.add(file.with(diagnostics));
    }
    Inputs.report(reports, console);
    console.out().println("No difference in " + count(files.size(), "file") + ".");
  }

  /** What can be written is; a file with a syntax error ends the command afterwards. */
  private static void write(List<FormattedFile> files, Console console) throws FailedException {
    int written = 0;
    for (FormattedFile file : files) {
      try {
        if (file.write()) {
          console.out().println(file.path());
          written++;
        }
      } catch (IOException e) {
        throw Inputs.cannot(e);
      }
    }
    Inputs.report(files.stream().map(f -> f.with(f.errors())).toList(), console);
    console.out().printf("Formatted %d of %s.%n", written, count(files.size(), "file"));
  }
}
