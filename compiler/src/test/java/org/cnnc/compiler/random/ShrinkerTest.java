package org.cnnc.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.cnnc.compiler.compiled.Bundle;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.reference.Interpreter;
import org.cnnc.compiler.reference.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShrinkerTest {
  @Test
  void theSameChoicesMakeTheSameProgram() {
    for (int seed = 0; seed < 20; seed++) {
      Choices choices = Choices.random(seed);
      RandomProgram program = RandomProgram.of(choices);
      assertThat(RandomProgram.of(Choices.again(choices.made()))).isEqualTo(program);
    }
  }

  @Test
  void noChoicesMakeTheSimplestProgram() {
    assertThat(RandomProgram.of(Choices.again(List.of())).text())
        .isEqualTo(
            """
            model Random {
              input image: float32[1, 1, 1]
              flat = Flatten()(image)
            }
            """);
  }

  /** As if models with these words failed: hardly more than they is left. */
  @ParameterizedTest
  @ValueSource(strings = {"MaxPooling2D(", "repeat ", "Subtract()", "block ", "tanh", "import "})
  void keepsWhatFailsAndLittleElse(String word) {
    Predicate<RandomProgram> fails = program -> program.text().contains(word);
    int found = 0;
    for (int seed = 0; found < 1; seed++) {
      Choices choices = Choices.random(seed);
      RandomProgram program = RandomProgram.of(choices);
      if (fails.test(program) && program.text().lines().count() > 18) {
        found++;
        RandomProgram smallest = Shrinker.shrink(choices.made(), fails, 500);
        assertThat(smallest.text()).contains(word);
        assertThat(smallest.text().lines().count()).as(smallest.text()).isLessThanOrEqualTo(16);
        Bundle files = Bundle.of(smallest.text());
        Interpreter.run(Parser.parse(files.main(), files.others()), Algorithms.AUTO);
      }
    }
  }
}
