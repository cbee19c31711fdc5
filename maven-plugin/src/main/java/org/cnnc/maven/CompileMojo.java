package org.cnnc.maven;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;

/**
 * Compiles the project's models to Java classes, which the Java compiler then finds. A model's
 * folder below the source directory is the package of its class. Logs the summary of each model it
 * compiled; files that did not change are left alone.
 *
 * <p>Kernels for vector units need {@code --add-modules jdk.incubator.vector} of whoever compiles
 * them. So this goal does it, and puts the class files beside the project's own; the sources are in
 * {@code target/cnn-vector-sources}, for reading. Java then needs the flag to use them.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class CompileMojo extends GeneratingMojo {
  /** Where the {@code .cnn} files are. */
  @Parameter(property = "cnn.sourceDirectory", defaultValue = "${project.basedir}/src/main/cnn")
  private File sourceDirectory;

  /** Where the Java classes go; it becomes a source root of the project. */
  @Parameter(
      property = "cnn.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/cnn")
  private File outputDirectory;

  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
  private File classesDirectory;

  @Inject
  CompileMojo(BuildContext context) {
    super(context);
  }

  @Override
  Folders folders() {
    return new Folders(
        "compile",
        sourceDirectory,
        outputDirectory,
        classesDirectory,
        "cnn-vector-sources",
        p -> p::addCompileSourceRoot);
  }
}
