package org.cnnc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.Test;

/** Small files that would come to huge models are refused, whatever way they take. */
class SizeBombTest {
  private static final String HEAD = "model A {\n  input x: float32[3]\n";
  private static final String TEN = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";

  @Test
  void countsLoopsInsideEachOther() {
    assertThat(message(HEAD + "repeat 10 { ".repeat(10) + "Dense(1) " + "} ".repeat(11)))
        .isEqualTo("This model would have 10,000,000,000 layers; the most is 10,000.");
  }

  @Test
  void countsListsInsideEachOther() {
    String loops =
        IntStream.range(0, 10)
            .mapToObj(i -> "for i" + i + " in " + TEN + " { ")
            .collect(Collectors.joining());
    assertThat(message(HEAD + loops + "Dense(i0 + i9) " + "} ".repeat(11)))
        .isEqualTo("This model would have 10,000,000,000 layers; the most is 10,000.");
  }

  @Test
  void countsLoopsWithTheVariablesOfOthers() {
    String loops = "for i in [1, 2, 3] { for j in [i, i] { repeat j * 1000 { Dense(1) } } }";
    assertThat(message(HEAD + loops + "}"))
        .isEqualTo("This model would have 12,000 layers; the most is 10,000.");
  }

  @Test
  void countsValuesThatChangeWithEachTurn() {
    String loops = "let n = 1 repeat 14 { repeat n { Dense(1) } let n = n * 2 }";
    assertThat(message(HEAD + loops + "}"))
        .isEqualTo("This model would have 16,383 layers; the most is 10,000.");
  }

  @Test
  void countsTheBranchesThatAreTaken() {
    String choices =
        "for f in [1, 2, 3] { if f == 2 { repeat 20_000 { Dense(1) } } else { Dense(1) } }";
    assertThat(message(HEAD + choices + "}"))
        .isEqualTo("This model would have 20,002 layers; the most is 10,000.");
  }

  @Test
  void countsBlocksThatCallBlocks() {
    StringBuilder text = new StringBuilder("block b0(n: int)(x) { return Dense(n)(x) }\n");
    for (int i = 1; i < 20; i++) {
      String inner = "b" + (i - 1) + "(n + 1)(";
      text.append("block b" + i + "(n: int)(x) { return ");
      text.append(inner.repeat(9) + "x" + ")".repeat(9) + " }\n");
    }
    assertThat(message(text + HEAD + "b19(1) }"))
        .isEqualTo("This model would have 1,350,851,717,672,992,089 layers; the most is 10,000.");
  }

  @Test
  void saysMoreThanTheLargestNumber() {
    assertThat(message(HEAD + "repeat 1_000_000_000 { ".repeat(20) + "Dense(1) " + "} ".repeat(21)))
        .isEqualTo(
            "This model would have more than 9,223,372,036,854,775,807 layers;"
                + " the most is 10,000.");
  }

  @Test
  void refusesEmptyLoopsThatTakeForever() {
    assertThat(message(HEAD + "repeat 9_000_000_000_000_000_000 { } Dense(1) }"))
        .isEqualTo("This model takes more than 2,000,000 steps to expand.");
  }

  @Test
  void refusesListsThatDouble() {
    assertThat(message(HEAD + "let a = [1] repeat 60 { let a = a + a } Dense(1) }"))
        .isEqualTo("A list has at most 10,000 items.");
  }

  @Test
  void refusesChainsOfBlocks() {
    String chain =
        IntStream.range(1, 20_000)
            .mapToObj(i -> "block b" + i + "()(x) { return b" + (i - 1) + "()(x) }\n")
            .collect(Collectors.joining("", "block b0()(x) { return Dense(1)(x) }\n", ""));
    assertThat(message(chain + HEAD + "b19999() }"))
        .isEqualTo("With the blocks it calls this block nests 33 deep; the most is 32.");
  }

  @Test
  void goesAsDeepAsTheLimitsAllowOnASmallStack() throws InterruptedException {
    StringBuilder text = new StringBuilder("block b0()(x) { return Dense(1)(x) }\n");
    for (int i = 1; i < 16; i++) {
      String call = "x = b" + (i - 1) + "()(x)";
      text.append("block b" + i + "()(x) { ");
      text.append("if true { " + call + "} return x }\n");
    }
    String model = HEAD + "if true { ".repeat(30) + "b15() " + "} ".repeat(31);
    List<List<Diagnostic>> answers = new ArrayList<>();
    Thread thread = new Thread(null, () -> answers.add(check(text + model)), "small", 512 << 10);
    thread.start();
    thread.join();
    assertThat(answers).containsExactly(List.of());
  }

  private static String message(String text) {
    List<Diagnostic> diagnostics = check(text);
    assertThat(diagnostics).hasSize(1);
    return diagnostics.get(0).message();
  }

  private static List<Diagnostic> check(String text) {
    return new CnnCompiler()
        .check(new CnnCompiler.Request(new Source("A.cnn", text), ""))
        .diagnostics();
  }
}
