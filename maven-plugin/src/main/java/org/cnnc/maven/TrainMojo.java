package org.cnnc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.tools.Cnn;
import org.cnnc.tools.build.BuildRequest;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.build.ModelBuild;
import org.cnnc.tools.javac.MemoryCompiler;
import org.codehaus.plexus.build.BuildContext;

/**
 * Trains a network as its {@code train} section says, and writes the weights. It runs in a Java of
 * its own, that of the toolchain if there is one, with the flag that kernels for vector units need.
 */
@Mojo(name = "train")
public final class TrainMojo extends AbstractMojo {
  private static final int BUG = 70;

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

  /** {@code portable} or {@code vector}; the better that runs here if not given. */
  @Parameter(property = "cnn.kernels")
  private String kernels;

  /** Options for the Java that trains, separated by blanks: {@code -Xmx4g}. */
  @Parameter(property = "cnn.argLine")
  private String argLine;

  /** How convolutions are summed, as for {@code cnn:compile}. */
  @Parameter(property = "cnn.algorithms", defaultValue = "auto")
  private String algorithms;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  private final BuildContext context;
  private final ToolchainManager toolchains;

  @Inject
  TrainMojo(BuildContext context, ToolchainManager toolchains) {
    this.context = context;
    this.toolchains = toolchains;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    int code;
    try {
      code = train(source());
    } catch (IOException e) {
      throw new MojoFailureException("Cannot train: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoFailureException("The training was interrupted.", e);
    } catch (RuntimeException | LinkageError e) {
      throw Bug.in(plugin, e);
    }
    if (code == BUG) {
      throw new MojoExecutionException("The training failed with a bug of ours; see above.");
    }
    if (code != 0) {
      throw new MojoFailureException(
          "The training ended with exit code " + code + "; the reason is above.");
    }
  }

  private int train(Path source) throws IOException, InterruptedException {
    JavaProcess java = JavaProcess.of(toolchains.getToolchainFromBuildContext("jdk", session));
    List<String> words = new ArrayList<>();
    if (java.has(MemoryCompiler.VECTOR_MODULE)) {
      words.add("--add-modules=" + MemoryCompiler.VECTOR_MODULE);
    }
    if (kernels != null) {
      words.add("-Dcnn.kernels=" + kernels);
    }
    if (argLine != null && !argLine.isBlank()) {
      words.addAll(List.of(argLine.strip().split("\\s+")));
    }
    words.addAll(List.of("-classpath", classPath(), Cnn.class.getName(), "train"));
    words.addAll(List.of(source.toString(), "--data", data.getPath()));
    words.addAll(List.of("--weights", weights.getPath(), "--algorithms", algorithms));
    if (run != null) {
      words.addAll(List.of("--run", run));
    }
    return java.run(words);
  }

  /** The plugin's own, with the jars of its {@code <dependencies>}, whose words models use. */
  private String classPath() {
    return plugin.getArtifacts().stream()
        .map(artifact -> artifact.getFile().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The file of the model, or the folder; errors are reported here, where an editor sees them. */
  private Path source() throws IOException, MojoFailureException {
    BuildRequest request = BuildRequest.forChecking(sourceDirectory.toPath(), plugin.getVersion());
    List<CompiledFile> files =
        new ModelBuild(new CnnCompiler(getClass().getClassLoader())::check)
            .check(request).files().stream()
                .filter(file -> model == null || declares(file))
                .toList();
    if (files.stream().anyMatch(CompiledFile::failed)) {
      new DiagnosticLog(getLog(), context).print(files);
    }
    if (model == null) {
      return sourceDirectory.toPath();
    }
    if (files.size() != 1) {
      throw new MojoFailureException(
          "%d files in %s declare a model `%s`; one must."
              .formatted(files.size(), sourceDirectory, model));
    }
    return files.get(0).path();
  }

  private boolean declares(CompiledFile file) {
    return file.failed() || file.models().stream().anyMatch(m -> m.name().equals(model));
  }
}
