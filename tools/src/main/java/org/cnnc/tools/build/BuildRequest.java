package org.cnnc.tools.build;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to build.
 *
 * @param sourceDirectory searched for {@code .cnn} files, or one such file; a file's folder below
 *     it is its package
 * @param outputDirectory where sources are written; nothing outside it ever is
 * @param stateDirectory remembers what was built from what; without it everything is compiled and
 *     no file is deleted
 * @param packageName of all generated classes, instead of the folders
 * @param fingerprint of whatever besides the files decides the output: compiler version, extensions
 */
public record BuildRequest(
    Path sourceDirectory,
    Path outputDirectory,
    Optional<Path> stateDirectory,
    Optional<String> packageName,
    String fingerprint) {
  public BuildRequest {
    sourceDirectory = sourceDirectory.toAbsolutePath().normalize();
    outputDirectory = outputDirectory.toAbsolutePath().normalize();
    stateDirectory = stateDirectory.map(d -> d.toAbsolutePath().normalize());
  }

  /** A request for {@link ModelBuild#check}, which writes nothing. */
  public static BuildRequest forChecking(Path sources, String fingerprint) {
    return new BuildRequest(sources, sources, Optional.empty(), Optional.empty(), fingerprint);
  }
}
