package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network trains to the same bits on every machine, whichever kernels it takes there. */
class VectorUnitsTest {
  private static final CompiledNetwork NETWORK =
      CompiledNetwork.of(
          """
          model Trained {
            input x: float32[14, 13, 3]
            Conv2D(20, 3, padding=same, activation=relu)
            MaxPooling2D(2)
            Conv2D(32, 3, activation=relu)
            AveragePooling2D(2)
            Flatten()
            Dropout(0.3)
            Dense(33, activation=tanh)
            Dense(5, activation=softmax)
          }
          """);

  private static String portable;

  @TempDir private Path folder;

  @BeforeAll
  static void trainPortably() throws Exception {
    portable = TrainingDigest.of(NETWORK.create(3), 1);
  }

  /** Other machines, as far as this one can play them; the last column is the kernels they take. */
  @ParameterizedTest
  @EnabledOnOs(architectures = {"amd64", "x86_64"})
  @CsvSource({
    "-XX:MaxVectorSize=16, TrainedVector128",
    "-XX:UseAVX=2, TrainedVector(256|128)",
    "-XX:UseAVX=3, TrainedVector(512|256|128)"
  })
  void trainsToTheSameBits(String flag, String kernels) throws Exception {
    List<String> lines = linesOfChild(flag);

    assertThat(lines)
        .filteredOn(line -> line.startsWith("Trained"))
        .as("one line for 1, 2 and 8 threads, among %s", lines)
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).matches(kernels + " " + portable));
  }

  private List<String> linesOfChild(String flag) throws IOException, InterruptedException {
    for (Map.Entry<String, byte[]> type : NETWORK.classFilesOfAllRenderings().entrySet()) {
      Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                flag,
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + folder,
                TrainingDigest.class.getName(),
                NETWORK.type().getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }
}
