package org.cnnc.maven;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.maven.toolchain.Toolchain;

/** Runs programs in a Java of their own, since options of Maven's cannot be changed any more. */
final class JavaProcess {
  private static final int SECONDS_TO_END = 10;
  private final String java;

  private JavaProcess(String java) {
    this.java = java;
  }

  /** The Java of a toolchain, or if that is null the one that runs Maven. */
  static JavaProcess of(Toolchain toolchain) {
    String found = toolchain == null ? null : toolchain.findTool("java");
    return new JavaProcess(
        found == null ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : found);
  }

  /** Whether it has a module, be it incubating or not. */
  boolean has(String module) throws IOException, InterruptedException {
    return new ProcessBuilder(java, "--describe-module", module)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /**
   * Runs to the end and passes on what is printed as it comes; on a terminal the program has the
   * terminal.
   *
   * @return the exit code
   */
  int run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    boolean terminal = isTerminal();
    Process process = (terminal ? builder.inheritIO() : builder).start();
    Thread atExit = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      if (!terminal) {
        process.getOutputStream().close();
        copy(process.getInputStream(), System.out);
      }
      return process.waitFor();
    } finally {
      end(process);
      remove(atExit);
    }
  }

  /** Since Java 22 there is a console without a terminal, too. */
  private static boolean isTerminal() {
    Console console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static void copy(InputStream in, PrintStream out) throws IOException {
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      out.flush();
    }
  }

  /** Asks it to end, and insists if it takes too long. */
  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // Maven is ending, and the thread at work.
    }
  }
}
