package org.cnnc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaProcessTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CountDownLatch printed = new CountDownLatch(1);
  private final JavaProcess java = JavaProcess.of(null);

  /** What the tests run: prints, and ends with a code or waits for ever. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println("out");
      System.err.println("err");
      if (args[0].equals("wait")) {
        Thread.sleep(Long.MAX_VALUE);
      }
      System.exit(Integer.parseInt(args[0]));
    }
  }

  @BeforeEach
  void catchOutput() {
    PrintStream caught =
        new PrintStream(out, true, StandardCharsets.UTF_8) {
          @Override
          public void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            printed.countDown();
          }
        };
    System.setOut(caught);
  }

  @AfterEach
  void letOutputGo() {
    System.setOut(before);
  }

  @Test
  void passesOnOutputAndExitCode() throws Exception {
    assertThat(java.run(program("3"))).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrder("out", "err");
  }

  @Test
  void passesOnOutputAsItComes() throws Exception {
    FutureTask<Integer> run = new FutureTask<>(() -> java.run(program("wait")));
    new Thread(run).start();
    printed.await();
    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    assertThat(run.get()).isNotZero();
  }

  @Test
  void knowsTheModulesOfAJava() throws Exception {
    assertThat(java.has("java.base")).isTrue();
    assertThat(java.has("no.such.module")).isFalse();
  }

  private static List<String> program(String argument) {
    return List.of(
        "-classpath", System.getProperty("java.class.path"), Program.class.getName(), argument);
  }
}
