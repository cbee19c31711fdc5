package org.cnnc.maven;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;

/** Compiles the models that only the project's tests use. */
@Mojo(name = "test-compile", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class TestCompileMojo extends GeneratingMojo {
  /** Where the {@code .cnn} files of the tests are. */
  @Parameter(property = "cnn.testSourceDirectory", defaultValue = "${project.basedir}/src/test/cnn")
  private File testSourceDirectory;

  /** Where the Java classes go; it becomes a test source root of the project. */
  @Parameter(
      property = "cnn.testOutputDirectory",
      defaultValue = "${project.build.directory}/generated-test-sources/cnn")
  private File testOutputDirectory;

  @Parameter(
      defaultValue = "${project.build.testOutputDirectory}",
      readonly = true,
      required = true)
  private File testClassesDirectory;

  @Inject
  TestCompileMojo(BuildContext context) {
    super(context);
  }

  @Override
  Folders folders() {
    return new Folders(
        "test-compile",
        testSourceDirectory,
        testOutputDirectory,
        testClassesDirectory,
        "cnn-vector-test-sources",
        p -> p::addTestCompileSourceRoot);
  }
}
