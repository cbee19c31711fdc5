package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cnnc.compiler.EmittedFile;
import org.junit.jupiter.api.Test;

class CompiledNetworkTest {
  private static final String TEXT =
      """
      model Small {
        input x: float32[6, 5, 2]
        Conv2D(3, 3, activation=relu, padding=same)
        MaxPooling2D(2)
        Flatten()
        Dense(4, activation=softmax)
      }
      """;

  @Test
  void theSameTextGivesTheSameBytes() {
    assertThat(CompiledNetwork.of(TEXT).files()).isEqualTo(CompiledNetwork.of(TEXT).files());
  }

  @Test
  void generatedSourcesNameNoMachineAndNoDate() {
    assertThat(CompiledNetwork.of(TEXT).files())
        .allSatisfy(
            file ->
                assertThat(file.text())
                    .startsWith("// Generated ")
                    .contains("Test.cnn")
                    .doesNotContain(System.getProperty("user.dir"), System.getProperty("user.name"))
                    .doesNotContainPattern("20\\d\\d-\\d\\d-\\d\\d"));
  }

  @Test
  void anErrorOfTheNetworkIsShownWithItsText() {
    assertThatThrownBy(() -> CompiledNetwork.of("model A { input x: float32[4] Desne(1) }"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("unknown-layer")
        .hasMessageContaining("Desne(1)");
  }

  @Test
  void aWarningOfJavacFails() {
    assertThatThrownBy(
            () ->
                InMemoryJavaCompiler.compile(
                    List.of(new EmittedFile("A.java", "class A { java.util.List raw; }"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("rawtypes");
  }
}
