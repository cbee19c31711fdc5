package org.cnnc.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.summary.CostReport;
import org.cnnc.compiler.summary.CostTable;
import org.cnnc.tools.build.BuildRequest;
import org.cnnc.tools.build.BuildResponse;
import org.cnnc.tools.build.ModelBuild;
import org.codehaus.plexus.build.BuildContext;

/** Logs layers, output shapes and parameter counts of the project's models; writes nothing. */
@Mojo(name = "summary", threadSafe = true)
public final class SummaryMojo extends AbstractMojo {
  /** Where the {@code .cnn} files are. */
  @Parameter(property = "cnn.sourceDirectory", defaultValue = "${project.basedir}/src/main/cnn")
  private File sourceDirectory;

  /** The one model to print; all if not given. */
  @Parameter(property = "cnn.model")
  private String model;

  /**
   * More columns: {@code macs}, {@code weights}, {@code activations}, {@code buffer}, separated by
   * commas, or {@code all}.
   */
  @Parameter(property = "cnn.columns")
  private String columns;

  /** Whether to log the arrays that predicting and training take. */
  @Parameter(property = "cnn.memory", defaultValue = "false")
  private boolean memory;

  /** The samples that the memory is counted for; 1 to predict and 32 to train if not given. */
  @Parameter(property = "cnn.batch")
  private String batch;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  private final BuildContext context;

  @Inject
  SummaryMojo(BuildContext context) {
    this.context = context;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    CostReport report = report();
    try {
      BuildRequest request =
          BuildRequest.forChecking(sourceDirectory.toPath(), plugin.getVersion());
      log(
          new ModelBuild(new CnnCompiler(getClass().getClassLoader())::check).check(request),
          report);
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot read the models: " + e.getMessage(), e);
    } catch (RuntimeException | LinkageError e) {
      throw Bug.in(plugin, e);
    }
  }

  private CostReport report() throws MojoFailureException {
    try {
      return new CostReport(
          Optional.ofNullable(columns).map(words -> CostTable.Column.named("cnn.columns", words)),
          memory,
          Optional.ofNullable(batch).map(number -> CostReport.batch("cnn.batch", number)));
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }

  private void log(BuildResponse response, CostReport report) throws MojoFailureException {
    new DiagnosticLog(getLog(), context).print(response.files());
    List<Model> models =
        response.files().stream()
            .flatMap(file -> file.models().stream())
            .filter(m -> model == null || m.name().equals(model))
            .toList();
    models.forEach(m -> getLog().info(report.of(m).stripTrailing()));
    if (models.isEmpty()) {
      getLog().info("There is no model to print in " + sourceDirectory + ".");
    }
  }
}
