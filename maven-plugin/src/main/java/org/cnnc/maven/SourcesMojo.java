package org.cnnc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.cnnc.tools.format.FormattedFile;
import org.codehaus.plexus.build.BuildContext;

/** What the two goals share that care about how files are written. */
abstract class SourcesMojo extends AbstractMojo {
  /** Where the {@code .cnn} files are. */
  @Parameter(property = "cnn.sourceDirectory", defaultValue = "${project.basedir}/src/main/cnn")
  private File sourceDirectory;

  /** Where the {@code .cnn} files of the tests are. */
  @Parameter(property = "cnn.testSourceDirectory", defaultValue = "${project.basedir}/src/test/cnn")
  private File testSourceDirectory;

  /** Whether to do nothing. */
  @Parameter(property = "cnn.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  private final BuildContext context;

  SourcesMojo(BuildContext context) {
    this.context = context;
  }

  /** Does the work on all files of the project. */
  abstract void execute(List<FormattedFile> files) throws IOException, MojoFailureException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped (cnn.skip).");
      return;
    }
    try {
      List<FormattedFile> files = new ArrayList<>();
      for (Path folder : folders()) {
        files.addAll(FormattedFile.read(folder));
      }
      execute(files);
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot read or write: " + e.getMessage(), e);
    } catch (RuntimeException | LinkageError e) {
      throw Bug.in(plugin, e);
    }
  }

  final List<Path> folders() {
    return Stream.of(sourceDirectory, testSourceDirectory)
        .map(folder -> folder.toPath().toAbsolutePath().normalize())
        .toList();
  }

  final PluginDescriptor plugin() {
    return plugin;
  }

  final BuildContext context() {
    return context;
  }
}
