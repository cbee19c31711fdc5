package org.cnnc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.summary.Summary;
import org.cnnc.tools.build.BuildRequest;
import org.cnnc.tools.build.BuildResponse;
import org.cnnc.tools.build.ModelBuild;
import org.codehaus.plexus.build.BuildContext;

/** What the two goals that write Java classes share. */
abstract class GeneratingMojo extends AbstractMojo {
  /** The package of all classes, instead of the folders of their models. */
  @Parameter(property = "cnn.packageName")
  private String packageName;

  /**
   * How convolutions are summed: {@code direct}, {@code winograd} where that is defined, or {@code
   * auto} where it was measured to be faster. Another choice gives other last bits.
   */
  @Parameter(property = "cnn.algorithms", defaultValue = "auto")
  private String algorithms;

  /** Whether to do nothing; classes that an earlier run wrote are still compiled. */
  @Parameter(property = "cnn.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  private final BuildContext context;

  GeneratingMojo(BuildContext context) {
    this.context = context;
  }

  /**
   * Where a goal reads and writes.
   *
   * @param goal names its folder of remembered builds
   * @param classes where the project's own class files go
   * @param vectorSources a folder of target; not in {@code generated-sources}, all of which an IDE
   *     compiles
   */
  record Folders(
      String goal,
      File source,
      File output,
      File classes,
      String vectorSources,
      Function<MavenProject, Consumer<String>> addSourceRoot) {}

  abstract Folders folders();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    Folders folders = folders();
    // First, since what an earlier run wrote must be compiled even if this one has nothing to do.
    folders.addSourceRoot().apply(project).accept(folders.output().getPath());
    if (skip) {
      getLog().info("Compiling models is skipped (cnn.skip).");
      return;
    }
    Algorithms choice = choice(algorithms);
    CnnCompiler compiler = new CnnCompiler(getClass().getClassLoader());
    try {
      log(new ModelBuild(r -> compiler.compile(r.with(choice))).run(request(folders)), folders);
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot compile the models: " + e.getMessage(), e);
    } catch (RuntimeException | LinkageError e) {
      throw Bug.in(plugin, e);
    }
  }

  static Algorithms choice(String word) throws MojoFailureException {
    try {
      return Algorithms.named("cnn.algorithms", word);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }

  private BuildRequest request(Folders folders) throws IOException {
    Path target = Path.of(project.getBuild().getDirectory());
    return new BuildRequest(
        folders.source().toPath(),
        folders.output().toPath(),
        Optional.of(
            new BuildRequest.Vector(
                folders.classes().toPath(), Optional.of(target.resolve(folders.vectorSources())))),
        Optional.of(target.resolve("maven-status").resolve("cnn").resolve(folders.goal())),
        Optional.ofNullable(packageName),
        Fingerprint.of(plugin, algorithms));
  }

  private void log(BuildResponse response, Folders folders) throws MojoFailureException {
    new DiagnosticLog(getLog(), context).print(response.files());
    response.files().stream()
        .flatMap(file -> file.models().stream())
        .forEach(model -> getLog().info(Summary.of(model).stripTrailing()));
    response.warning().ifPresent(getLog()::warn);
    getLog().info(response.message());
    if (!response.files().isEmpty()) {
      RuntimeDependency.check(project, plugin.getVersion(), getLog());
    }
    context.refresh(folders.output());
    context.refresh(folders.classes());
  }
}
