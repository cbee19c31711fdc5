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
import org.cnnc.runtime.progress.Progresses;
import org.cnnc.tools.build.BuildRequest;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.build.ModelBuild;
import org.cnnc.tools.run.FailedException;
import org.cnnc.tools.run.Program;
import org.cnnc.tools.run.Training;
import org.codehaus.plexus.build.BuildContext;

/** Trains a network as its {@code train} section says, and writes the weights. */
@Mojo(name = "train")
public final class TrainMojo extends AbstractMojo {
  /** Where the {@code .cnn} files are. */
  @Parameter(property = "cnn.sourceDirectory", defaultValue = "${project.basedir}/src/main/cnn")
  private File sourceDirectory;

  /** The model to train; all that have a {@code train} section come into question if not given. */
  @Parameter(property = "cnn.model")
  private String model;

  /** The {@code train} section, if there is more than one. */
  @Parameter(property = "cnn.run")
  private String run;

  /** The folder of the data. */
  @Parameter(property = "cnn.data", required = true)
  private File data;

  /** Where to write the weights. */
  @Parameter(
      property = "cnn.weights",
      defaultValue = "${project.build.directory}/weights.safetensors")
  private File weights;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  private final BuildContext context;

  @Inject
  TrainMojo(BuildContext context) {
    this.context = context;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Training training =
          new Training(
              Program.load(compile()),
              Optional.ofNullable(run),
              data.toPath(),
              Optional.empty(),
              Optional.empty(),
              Progresses.standard());
      training
          .train(Optional.of(weights.toPath()))
          .forEach(evaluation -> getLog().info(Training.text(evaluation)));
      getLog().info("The weights are in " + weights + ".");
    } catch (FailedException e) {
      throw new MojoFailureException(e.getMessage());
    } catch (IOException e) {
      throw new MojoFailureException("Cannot train: " + e.getMessage(), e);
    } catch (RuntimeException | LinkageError e) {
      throw Bug.in(plugin, e);
    }
  }

  private List<CompiledFile> compile() throws IOException, MojoFailureException {
    BuildRequest request = BuildRequest.forChecking(sourceDirectory.toPath(), plugin.getVersion());
    List<CompiledFile> files =
        new ModelBuild(new CnnCompiler(getClass().getClassLoader())::compile)
            .check(request).files().stream()
                .filter(file -> model == null || declares(file))
                .toList();
    new DiagnosticLog(getLog(), context).print(files);
    return files;
  }

  private boolean declares(CompiledFile file) {
    return file.models().stream().anyMatch(m -> m.name().equals(model));
  }
}
