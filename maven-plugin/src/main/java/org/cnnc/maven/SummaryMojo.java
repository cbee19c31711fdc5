package org.cnnc.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.summary.Summary;
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

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  private final BuildContext context;

  @Inject
  SummaryMojo(BuildContext context) {
    this.context = context;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      BuildRequest request =
          BuildRequest.forChecking(sourceDirectory.toPath(), plugin.getVersion());
      log(new ModelBuild(new CnnCompiler(getClass().getClassLoader())::check).check(request));
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot read the models: " + e.getMessage(), e);
    } catch (RuntimeException | LinkageError e) {
      throw Bug.in(plugin, e);
    }
  }

  private void log(BuildResponse response) throws MojoFailureException {
    new DiagnosticLog(getLog(), context).print(response.files());
    List<Model> models =
        response.files().stream()
            .flatMap(file -> file.models().stream())
            .filter(m -> model == null || m.name().equals(model))
            .toList();
    models.forEach(m -> getLog().info(Summary.of(m).stripTrailing()));
    if (models.isEmpty()) {
      getLog().info("There is no model to print in " + sourceDirectory + ".");
    }
  }
}
