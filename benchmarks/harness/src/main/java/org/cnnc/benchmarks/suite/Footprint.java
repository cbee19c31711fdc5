package org.cnnc.benchmarks.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.table.Peer;
import org.cnnc.benchmarks.table.Peer.Side;

/** Bytes of the jars that an application ships to predict with a contender, weights apart. */
final class Footprint {
  /** The network whose classes are counted. */
  static final Network NETWORK = Network.FASHION;

  private static final String MODEL = "Fashion";

  private Footprint() {}

  /** The libraries, and where the model is code, a jar of its classes. */
  static long bytes(Path home, Peer peer) throws IOException {
    Path target = home.resolve(peer.module()).resolve("target");
    long bytes = 0;
    for (Path jar : files(target.resolve("lib"))) {
      boolean harness = jar.getFileName().toString().startsWith("cnn-benchmarks");
      bytes += harness ? 0 : Files.size(jar);
    }
    return peer.side() == Side.OURS ? bytes + modelJar(target.resolve("classes")) : bytes;
  }

  private static long modelJar(Path classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (Path file : files(classes)) {
        if (file.getFileName().toString().startsWith(MODEL)) {
          jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
          jar.write(Files.readAllBytes(file));
        }
      }
    }
    return bytes.size();
  }

  /** The files in a folder and its folders, by name. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
