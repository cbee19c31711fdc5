package org.cnnc.maven;

import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** The generated classes need the runtime, of the compiler's version. */
final class RuntimeDependency {
  private RuntimeDependency() {}

  /** Warns if the project does not declare it; it may still come with another dependency. */
  static void check(MavenProject project, String version, Log log) {
    Optional<String> found =
        project.getDependencies().stream()
            .filter(d -> d.getGroupId().equals("org.cnnc"))
            .filter(d -> d.getArtifactId().equals("cnn-runtime"))
            .map(Dependency::getVersion)
            .findFirst();
    if (found.isEmpty()) {
      log.warn("The generated classes need cnn-runtime " + version + ". Add to your pom.xml:");
      snippet(version).lines().forEach(log::warn);
    } else if (!found.get().equals(version)) {
      log.warn(
          "The generated classes need cnn-runtime %s; this project has %s. Give both the same version."
              .formatted(version, found.get()));
    }
  }

  private static String snippet(String version) {
    return """
        <dependency>
          <groupId>org.cnnc</groupId>
          <artifactId>cnn-runtime</artifactId>
          <version>%s</version>
        </dependency>
        """
        .formatted(version);
  }
}
