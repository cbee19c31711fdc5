package org.cnnc.compiler.function.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimplifierTest {
  @Test
  void simplerFormulasHaveTheSameValue() {
    int shorter = 0;
    for (int seed = 0; seed < 500; seed++) {
      Formula formula = new RandomFormula(seed).next(5);
      Formula simple = Simplifier.simplify(formula);
      shorter += simple.size() < formula.size() ? 1 : 0;
      SplittableRandom random = new SplittableRandom(seed);
      for (int point = 0; point < 5; point++) {
        Map<String, Double> at =
            Map.of("x", random.nextDouble(-2, 2), "y", random.nextDouble(-2, 2));
        double value = FormulaValue.of(formula, at);
        assertThat(FormulaValue.of(simple, at))
            .as("%s, simpler %s", FormulaText.of(formula), FormulaText.of(simple))
            .isCloseTo(value, within(1e-9 * (1 + Math.abs(value))));
      }
    }
    assertThat(shorter).isGreaterThan(100);
  }

  @Test
  void formulasAreNeverLonger() {
    for (int seed = 500; seed < 1000; seed++) {
      Formula formula = new RandomFormula(seed).next(5);

      assertThat(Simplifier.simplify(formula).size())
          .as("%s", FormulaText.of(formula))
          .isLessThanOrEqualTo(formula.size());
    }
  }
}
