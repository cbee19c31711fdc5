package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.runtime.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers large enough for several threads: how they are cut, and that no bit shows it. */
class SharedLayersTest {
  /** Every way to cut one: rows, rows of a plane, blocks, panels, and panels of a block. */
  private static final CompiledNetwork NETWORK =
      CompiledNetwork.of(
          """
          model Large {
            input x: float32[151, 149, 3]
            Rescaling(0.5)
            Conv2D(16, 3, strides=2, padding=same)
            MaxPooling2D(3)
            Conv2D(48, 3, padding=same, activation=relu)
            Conv2D(20, 5, strides=2, padding=same, activation=tanh)
            Conv2D(160, 3, padding=same)
            Conv2D(48, 3)
            Conv2D(400, 1, activation=relu)
            AveragePooling2D(2)
            Flatten()
            Dense(600)
            Dense(5, activation=softmax)
          }
          """,
          Algorithms.WINOGRAD);

  private static final List<String> LARGE =
      List.of(
          "rescalingOutput",
          "conv2dOutput",
          "maxPooling2dOutput",
          "conv2d1Output",
          "conv2d2Output",
          "conv2d3Output",
          "conv2d4Output",
          "conv2d5Output",
          "denseOutput");

  private static final Pattern SHARED = Pattern.compile("split\\(\\w+::(\\w+), (\\d+), ");

  private static String portable;

  @BeforeAll
  static void predictPortably() throws Exception {
    portable = PredictionDigest.of(NETWORK.create(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Vector512", "Vector256", "Vector128"})
  void threadsShareEveryLargeLayerPooledOrNot(String kernels) {
    Stream<String> pooled =
        LARGE.stream().map(name -> name.equals("conv2d5Output") ? name + "Pooled" : name);
    assertThat(shared(kernels))
        .containsExactlyElementsOf(Stream.concat(LARGE.stream(), pooled).toList());
  }

  @Test
  void smallLayersStayWithTheCaller() {
    for (String rendering : List.of("", "Vector512")) {
      CompiledNetwork small =
          CompiledNetwork.of("model Large { input x: float32[28, 28, 1] Conv2D(8, 3) }");
      assertThat(source(small, rendering)).doesNotContain("split(");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void anyNumberOfThreadsGivesTheSamePortableBits(int threads) throws Exception {
    Model model = NETWORK.create(3);
    model.setThreads(threads);
    assertThat(PredictionDigest.of(model)).isEqualTo(portable);
  }

  /** Other machines, as far as this one can play them. */
  @ParameterizedTest
  @EnabledOnOs(architectures = {"amd64", "x86_64"})
  @CsvSource({"-XX:MaxVectorSize=16", "-XX:UseAVX=2", "-XX:UseAVX=3"})
  void anyNumberOfThreadsGivesTheSameBitsInVectors(String flag, @TempDir Path folder)
      throws Exception {
    List<String> lines =
        new ChildJava(NETWORK, folder).lines(PredictionDigest.class, flag, "-Dcnn.kernels=vector");

    assertThat(lines)
        .filteredOn(line -> line.startsWith("digest"))
        .as("a digest for 1, 2, 3 and 8 threads, among %s", lines)
        .hasSize(4)
        .containsOnly("digest " + portable);
  }

  @Test
  void predictingAllocatesNothing(@TempDir Path folder) throws Exception {
    CompiledNetwork network =
        CompiledNetwork.of(
            "model Wide { input x: float32[40, 40, 16] Conv2D(32, 3) Flatten() Dense(3) }");
    assertThat(source(network, "Vector512")).contains("split(");
    assertThat(
            new ChildJava(network, folder)
                .lines(Allocation.class, "-Dcnn.kernels=vector", "-Dcnn.threads=2"))
        .contains("ends: true");
  }

  private static List<String> shared(String rendering) {
    Matcher matcher = SHARED.matcher(source(NETWORK, rendering));
    List<String> steps = new ArrayList<>();
    while (matcher.find()) {
      assertThat(Integer.parseInt(matcher.group(2))).isGreaterThan(1);
      steps.add(matcher.group(1));
    }
    return steps;
  }

  private static String source(CompiledNetwork network, String rendering) {
    String file = network.type().getSimpleName() + rendering + ".java";
    return network.files().stream()
        .filter(f -> f.path().endsWith(file))
        .map(EmittedFile::text)
        .findFirst()
        .orElseThrow();
  }
}
