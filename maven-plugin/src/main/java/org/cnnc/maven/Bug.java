package org.cnnc.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The compiler failed where only a bug of its own can be the cause. */
final class Bug {
  private Bug() {}

  static MojoExecutionException in(PluginDescriptor plugin, Throwable cause) {
    return new MojoExecutionException(
        "This is a bug in cnn-maven-plugin "
            + plugin.getVersion()
            + ", not in your model: "
            + cause,
        cause);
  }
}
