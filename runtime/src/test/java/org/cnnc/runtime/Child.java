package org.cnnc.runtime;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process of its own with the classes of the tests. */
public final class Child {
  private Child() {}

  public static Process start(List<String> flags, Class<?> main, String... arguments)
      throws IOException {
    return builder(flags, main, arguments).redirectError(Redirect.INHERIT).start();
  }

  /** All that a process prints, errors too, until it ends. */
  public static List<String> lines(List<String> flags, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    Process process = builder(flags, main, arguments).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (process.waitFor() != 0) {
      throw new AssertionError(main.getName() + " failed:\n" + printed);
    }
    return printed.lines().toList();
  }

  private static ProcessBuilder builder(List<String> flags, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
