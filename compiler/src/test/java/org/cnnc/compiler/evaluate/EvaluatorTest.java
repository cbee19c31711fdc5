package org.cnnc.compiler.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.FileParser;
import org.cnnc.compiler.syntax.FileSyntax;
import org.cnnc.compiler.syntax.TrainSyntax;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "28*28 | 784",
        "350_000 | 350000",
        "-2**2 | -4",
        "2**3**2 | 512",
        "2**-1 | 0.5",
        "(-7)//2 | -4",
        "(-7)%3 | 2",
        "7//2*2 | 6",
        "10-4-3 | 3",
        "1/255 | 0.00392156862745098",
        "1./255 | 0.00392156862745098",
        "1/255.0 | 0.00392156862745098",
        ".5 | 0.5",
        "1.5E+2 | 150.0",
        "6/2 | 3.0",
        "7.5//2 | 3.0",
        "+3 | 3",
        "n*2 | 24",
        "1 < 2 and not 2 <= 1 | true",
        "\"a\" != \"b\" | true",
        "relu == relu | true",
        "(3) | 3",
      })
  void computesAsPythonDoes(String expression, String result) {
    assertThat(shown(value(expression))).isEqualTo(result);
  }

  @Test
  void allSpellingsOfAFractionAreTheSameBits() {
    assertThat(shown(value("1./255")))
        .isEqualTo(shown(value("1/255")))
        .isEqualTo(shown(value("1/255.0")));
  }

  @Test
  void refusesLogicOnOtherValues() {
    assertThatThrownBy(() -> value("false or none"))
        .isInstanceOf(Refusal.class)
        .hasMessage("`or` takes `true` or `false`, not `none`.");
  }

  @Test
  void leavesTheRightSideOfLogicAloneIfTheLeftDecides() {
    assertThat(((Value.Bool) value("false and 1 // 0 > 2")).value()).isFalse();
    assertThat(((Value.Bool) value("true or none")).value()).isTrue();
  }

  @Test
  void addsAndRepeatsLists() {
    assertThat(value("[32] * 2 + [64]").description()).isEqualTo("a list");
    assertThat(value("[32] * 2 + [64] == [32, 32, 64]")).hasFieldOrPropertyWithValue("value", true);
    assertThat(value("2 * [1, 2] == [1, 2, 1, 2]")).hasFieldOrPropertyWithValue("value", true);
    assertThat(value("[1] * 0 == []")).hasFieldOrPropertyWithValue("value", true);
    assertThat(value("[] * 9_000_000_000 == []")).hasFieldOrPropertyWithValue("value", true);
  }

  @Test
  void refusesOtherOperatorsOnLists() {
    assertThatThrownBy(() -> value("[1] + 2"))
        .hasMessage("`+` takes two lists or numbers, not a whole number.");
    assertThatThrownBy(() -> value("2 + [1]"))
        .hasMessage("`+` takes two lists or numbers, not a whole number.");
    assertThatThrownBy(() -> value("[1] - [1]")).hasMessage("`-` takes numbers, not a list.");
    assertThatThrownBy(() -> value("[1] * -1")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> value("[1] * 5_000_000_000_000_000_000"))
        .hasMessage("A list has at most 10,000 items.");
  }

  @Test
  void textResolvesEscapes() {
    assertThat(((Value.Text) value("'a\\'b\\n\\t\\\\'")).value()).isEqualTo("a'b\n\t\\");
  }

  @Test
  void theValueStandsWhereTheExpressionStands() {
    assertThat(value("n * 2").span().text()).isEqualTo("n * 2");
    assertThat(value("n").span().text()).isEqualTo("n");
  }

  private static Value value(String expression) {
    Source source = new Source("A.cnn", "train A for B { let v = " + expression + " }");
    FileSyntax file = FileParser.parse(source, Limits.DEFAULT, new Diagnostics()).orElseThrow();
    ValueSyntax syntax = ((TrainSyntax.Let) file.trains().get(0).statements().get(0)).value();
    Value twelve = new Value.Whole(12, new Span(source, 0, 0));
    return new Evaluator(Map.of("n", twelve)).value(syntax);
  }

  private static String shown(Value value) {
    if (value instanceof Value.Whole whole) {
      return String.valueOf(whole.value());
    }
    return value instanceof Value.Real real
        ? String.valueOf(real.value())
        : String.valueOf(((Value.Bool) value).value());
  }
}
