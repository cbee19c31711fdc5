package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.Window.Padding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference is checked too, or it would only show that two programs agree. */
class NaiveNetworkTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void backwardGivesTheSlopesOfForward(long seed) {
    NaiveNetwork naive = RandomNetwork.classifier(seed);
    Example example = Example.awayFromKinks(naive, seed);
    double[] gradients = new double[naive.weightCount()];
    double[] weights = Numbers.toDouble(example.weights());
    int inputs = (int) naive.input().elements();
    double[] inputSlopes = example.inputSlopes();

    for (int sample = 0; sample < Example.SAMPLES; sample++) {
      double[] x = Numbers.toDouble(example.x(), sample, inputs);
      double[] dy = Numbers.toDouble(example.doutput(), sample, (int) naive.output().elements());
      double[] dx =
          naive.backward(Arithmetic.FLOAT64, weights, List.of(x), List.of(dy), gradients).get(0);
      for (int i = 0; i < inputs; i++) {
        assertThat(dx[i]).isCloseTo(inputSlopes[sample * inputs + i], offset(1e-7));
      }
    }
    assertThat(gradients).containsExactly(example.weightSlopes(), offset(1e-7));
  }

  @Test
  void samePaddingPutsTheOddCellBehind() {
    Window window = new Window(Shape.of(4, 5, 1), 3, 2, 2, 1, Padding.SAME);

    assertThat(List.of(window.outputRows(), window.outputColumns())).containsExactly(2, 5);
    assertThat(window.inputRow(0, 0)).isZero();
    assertThat(window.inputColumn(0, 0)).isZero();
    assertThat(window.inputColumn(4, 1)).isEqualTo(5);
  }

  @Test
  void fullPaddingReachesOverBothEnds() {
    Window window = new Window(Shape.of(4, 4, 1), 3, 3, 1, 1, Padding.FULL);

    assertThat(window.outputRows()).isEqualTo(6);
    assertThat(window.inputRow(0, 0)).isEqualTo(-2);
    assertThat(window.inputRow(5, 2)).isEqualTo(5);
  }
}
