package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process of its own with the classes of the tests. */
record ChildJava(Path home) {
  /** Of the Java that runs the tests. */
  static ChildJava same() {
    return new ChildJava(Path.of(System.getProperty("java.home")));
  }

  /** Starts it; what it prints comes as one stream. */
  Process start(Class<?> main, List<String> flags, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** What it prints until it ends. */
  static String printed(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
