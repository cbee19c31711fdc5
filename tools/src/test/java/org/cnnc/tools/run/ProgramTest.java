package org.cnnc.tools.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.junit.jupiter.api.Test;

/** Vector kernels are loaded beside the network by a Java that was started with their module. */
class ProgramTest {
  private static final List<EmittedFile> SOURCES =
      List.of(
          new EmittedFile("org/acme/Net.java", "package org.acme; public final class Net {}"),
          new EmittedFile(
              "org/acme/NetVector512.java",
              "package org.acme; final class NetVector512 {"
                  + " static int n() { return jdk.incubator.vector.FloatVector.SPECIES_512.length(); } }",
              EmittedFile.Kind.VECTOR_SOURCE));

  /** Says whether the vector class is there. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws FailedException {
      var file =
          new CompiledFile(Path.of("Net.cnn"), Map.of(), List.of(), List.of(), SOURCES, List.of());
      Class<?> net = Program.load(List.of(file)).run(Optional.empty()).type();
      try {
        Class<?> vector = Class.forName("org.acme.NetVector512", true, net.getClassLoader());
        System.out.println(
            "vector, same loader: " + (vector.getClassLoader() == net.getClassLoader()));
      } catch (ClassNotFoundException e) {
        System.out.println("portable");
      }
    }
  }

  @Test
  void loadsThemIfTheModuleIsThere() throws Exception {
    assertThat(child("--add-modules=jdk.incubator.vector")).contains("vector, same loader: true");
  }

  @Test
  void leavesThemOutIfItIsNot() throws Exception {
    assertThat(child()).isEqualTo("portable");
  }

  private static String child(String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add(Child.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
