package org.cnnc.tools.build;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to build.
 *
 * @param sourceDirectory searched for {@code .cnn} files, or one such file; a file's folder below
 *     it is its package
 * @param outputDirectory where sources are written; nothing outside the directories of a request
 *     ever is
 * @param vector where kernels for vector units go; without it there are none
 * @param stateDirectory remembers what was built from what; without it everything is compiled and
 *     no file is deleted
 * @param packageName of all generated classes, instead of the folders
 * @param fingerprint of whatever besides the files decides the output: compiler version, extensions
 */
public record BuildRequest(
    Path sourceDirectory,
    Path outputDirectory,
    Optional<Vector> vector,
    Optional<Path> stateDirectory,
    Optional<String> packageName,
    String fingerprint) {
  public BuildRequest {
    sourceDirectory = sourceDirectory.toAbsolutePath().normalize();
    outputDirectory = outputDirectory.toAbsolutePath().normalize();
    stateDirectory = stateDirectory.map(d -> d.toAbsolutePath().normalize());
  }

  /**
   * Where kernels for vector units go, which no application compiles by itself.
   *
   * @param classDirectory of the application
   * @param sourceDirectory for those who want to read them; no Java compiler may look there
   */
  public record Vector(Path classDirectory, Optional<Path> sourceDirectory) {
    public Vector {
      classDirectory = classDirectory.toAbsolutePath().normalize();
      sourceDirectory = sourceDirectory.map(d -> d.toAbsolutePath().normalize());
    }
  }

  /** A request for {@link ModelBuild#check}, which writes nothing. */
  public static BuildRequest forChecking(Path sources, String fingerprint) {
    return new BuildRequest(
        sources, sources, Optional.empty(), Optional.empty(), Optional.empty(), fingerprint);
  }

  /** The same with a package for all classes, if one is given. */
  public BuildRequest with(Optional<String> name) {
    return new BuildRequest(
        sourceDirectory, outputDirectory, vector, stateDirectory, name, fingerprint);
  }
}
