package org.cnnc.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cnnc.runtime.loss.Predictions;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private final Metric accuracy = new Accuracy();

  @Test
  void comparesOneUnitWithTheThreshold() {
    Predictions predictions =
        new Predictions(List.of(1), 1)
            .show(new float[] {1, 0, 1, 0}, new float[] {0.6f, 0.4f, 0.5f, 0.7f});
    assertThat(accuracy.value(predictions, 0)).isEqualTo(1);
    assertThat(accuracy.value(predictions, 1)).isEqualTo(1);
    assertThat(accuracy.value(predictions, 2)).isZero();
    assertThat(accuracy.value(predictions, 3)).isZero();
  }

  @Test
  void comparesClassNumbersAndOneHotRowsWithTheLargestOutput() {
    float[] outputs = {0.1f, 0.7f, 0.2f, 0.4f, 0.4f, 0.2f};
    Predictions sparse = new Predictions(List.of(3), 1).show(new float[] {1, 0}, outputs);
    Predictions oneHot =
        new Predictions(List.of(3), 3).show(new float[] {0, 1, 0, 1, 0, 0}, outputs);
    for (Predictions predictions : List.of(sparse, oneHot)) {
      assertThat(accuracy.value(predictions, 0)).isEqualTo(1);
      assertThat(accuracy.value(predictions, 1)).isEqualTo(1);
    }
    Predictions wrong = new Predictions(List.of(3), 1).show(new float[] {2, 1}, outputs);
    assertThat(accuracy.value(wrong, 0)).isZero();
    assertThat(accuracy.value(wrong, 1)).isZero();
  }

  @Test
  void averagesOverThePositionsOfAnImage() {
    Predictions image =
        new Predictions(List.of(2, 2), 2)
            .show(new float[] {0, 0}, new float[] {0.9f, 0.1f, 0.1f, 0.9f});
    assertThat(accuracy.value(image, 0)).isEqualTo(0.5f);
  }
}
