package org.cnnc.maven;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.cnnc.tools.io.Digest;

/**
 * What besides the models decides the classes: this plugin and all it loads, layer kinds of third
 * parties included, and how it sums. A released version is its own name; of a snapshot the bytes
 * count.
 */
final class Fingerprint {
  private Fingerprint() {}

  static String of(PluginDescriptor plugin, String algorithms) throws IOException {
    List<Artifact> artifacts =
        plugin.getArtifacts().stream().sorted(Comparator.comparing(Artifact::getId)).toList();
    Digest digest = new Digest().add(plugin.getId()).add(algorithms);
    for (Artifact artifact : artifacts) {
      digest.add(artifact.getId());
      if (artifact.isSnapshot()) {
        digest.add(artifact.getFile().toPath());
      }
    }
    return digest.hex();
  }
}
