package org.cnnc.maven;

import static org.cnnc.tools.build.Words.count;

import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.cnnc.tools.format.FormattedFile;
import org.codehaus.plexus.build.BuildContext;

/**
 * Brings the project's {@code .cnn} files, those of the tests included, into canonical form. What
 * they mean stays the same, comments stay where they are; a file with a syntax error is left alone.
 */
@Mojo(name = "format", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class FormatMojo extends SourcesMojo {
  @Inject
  FormatMojo(BuildContext context) {
    super(context);
  }

  @Override
  void execute(List<FormattedFile> files) throws IOException, MojoFailureException {
    int written = 0;
    for (FormattedFile file : files) {
      if (file.write()) {
        getLog().info("Formatted " + file.path() + ".");
        context().refresh(file.path().toFile());
        written++;
      }
    }
    new DiagnosticLog(getLog(), context())
        .print(files.stream().map(f -> f.with(f.errors())).toList());
    getLog().info("Formatted %d of %s.".formatted(written, count(files.size(), "file")));
  }
}
