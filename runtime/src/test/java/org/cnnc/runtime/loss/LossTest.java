package org.cnnc.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossTest {
  private static final float[] PROBABILITIES = {0.2f, 0.5f, 0.3f, 0.7f, 0.1f, 0.2f};
  private static final float[] LOGITS = {0.3f, -1.2f, 2, 0.5f, 1, -0.4f};
  private static final float[] ONE_HOT = {0, 1, 0, 1, 0, 0};
  private static final float[] BITS = {0, 1, 1, 1, 0, 1};
  private static final float[] LABELS = {1, 0};

  private static Predictions show(float[] targets, float[] outputs) {
    return new Predictions(List.of(3), targets.length / 2).show(targets, outputs);
  }

  @Test
  void crossEntropiesAreMinusTheLogOfTheRightProbability() {
    float expected = (float) -Math.log(0.5);
    Predictions sparse = show(LABELS, PROBABILITIES);
    assertThat(new SparseCategoricalCrossentropy().value(sparse, 0))
        .isCloseTo(expected, within(1e-6f));
    Predictions oneHot = show(ONE_HOT, PROBABILITIES);
    assertThat(new CategoricalCrossentropy().value(oneHot, 0)).isCloseTo(expected, within(1e-6f));
    assertThat(new BinaryCrossentropy().value(show(BITS, PROBABILITIES), 0))
        .isCloseTo((float) (-(Math.log(0.8) + Math.log(0.5) + Math.log(0.3)) / 3), within(1e-6f));
  }

  @Test
  void fromLogitsAgreesWithTheActivation() {
    float[] softmax = new float[6];
    Predictions logits = show(LABELS, LOGITS);
    Probability.softmax(logits, 0, 0, softmax, 0);
    Probability.softmax(logits, 1, 0, softmax, 3);
    for (int s = 0; s < 2; s++) {
      assertThat(new SparseCategoricalCrossentropy(true).value(logits, s))
          .isCloseTo(
              new SparseCategoricalCrossentropy().value(show(LABELS, softmax), s), within(1e-6f));
      assertThat(new CategoricalCrossentropy(true).value(show(ONE_HOT, LOGITS), s))
          .isCloseTo(new CategoricalCrossentropy().value(show(ONE_HOT, softmax), s), within(1e-6f));
    }
  }

  @Test
  void gradientsAreTheSlopeOfTheLoss() {
    checkSlope(new SparseCategoricalCrossentropy(), LABELS, PROBABILITIES);
    checkSlope(new SparseCategoricalCrossentropy(true), LABELS, LOGITS);
    checkSlope(new CategoricalCrossentropy(), ONE_HOT, PROBABILITIES);
    checkSlope(new CategoricalCrossentropy(true), ONE_HOT, LOGITS);
    // Targets that are no distribution, as Keras allows.
    checkSlope(new CategoricalCrossentropy(), BITS, PROBABILITIES);
    checkSlope(new CategoricalCrossentropy(true), BITS, LOGITS);
    checkSlope(new BinaryCrossentropy(), BITS, PROBABILITIES);
    checkSlope(new BinaryCrossentropy(true), BITS, LOGITS);
    checkSlope(new MeanSquaredError(), BITS, LOGITS);
    checkSlope(new MeanAbsoluteError(), BITS, LOGITS);
    checkSlope(
        new FunctionLoss(
            "cubes", (t, p) -> (p - t) * (p - t) * (p - t), (t, p) -> 3 * (p - t) * (p - t)),
        BITS,
        LOGITS);
  }

  @Test
  void aFunctionIsAveragedOverTheOutput() {
    Loss squares = new FunctionLoss("squares", (t, p) -> (p - t) * (p - t), (t, p) -> 2 * (p - t));
    Predictions predictions = show(BITS, LOGITS);
    float[] gradient = new float[6];
    float[] expected = new float[6];
    squares.gradient(predictions, 1, false, gradient);
    new MeanSquaredError().gradient(predictions, 1, false, expected);
    assertThat(squares.name()).isEqualTo("squares");
    assertThat(squares.value(predictions, 1))
        .isEqualTo(new MeanSquaredError().value(predictions, 1));
    assertThat(gradient).usingComparatorWithPrecision(1e-6f).containsExactly(expected);
  }

  private static void checkSlope(Loss loss, float[] targets, float[] outputs) {
    float[] gradient = new float[6];
    Predictions predictions = show(targets, outputs);
    loss.gradient(predictions, 0, false, gradient);
    loss.gradient(predictions, 1, false, gradient);
    float step = 1e-2f;
    for (int i = 0; i < 6; i++) {
      float[] up = outputs.clone();
      up[i] += step;
      float[] down = outputs.clone();
      down[i] -= step;
      float above = loss.value(show(targets, up), i / 3);
      float below = loss.value(show(targets, down), i / 3);
      assertThat(gradient[i])
          .as(loss + " at " + i)
          .isCloseTo((above - below) / (2 * step), within(5e-3f));
    }
  }

  @Test
  void goesBackToTheLogitsWhereTheActivationAllows() {
    Loss sparse = new SparseCategoricalCrossentropy();
    assertThat(sparse.beforeActivation("softmax")).isTrue();
    assertThat(sparse.beforeActivation("sigmoid")).isFalse();
    assertThat(new CategoricalCrossentropy(true).beforeActivation("softmax")).isFalse();
    assertThat(new BinaryCrossentropy().beforeActivation("sigmoid")).isTrue();
    assertThat(new MeanSquaredError().beforeActivation("softmax")).isFalse();

    float[] gradient = new float[6];
    sparse.gradient(show(LABELS, PROBABILITIES), 0, true, gradient);
    assertThat(gradient).containsExactly(0.2f, -0.5f, 0.3f, 0, 0, 0);
    new BinaryCrossentropy().gradient(show(BITS, PROBABILITIES), 0, true, gradient);
    assertThat(gradient[1]).isCloseTo(-0.5f / 3, within(1e-7f));
  }

  @Test
  void clipsProbabilitiesAsKerasDoes() {
    float[] sure = {1, 0, 0, 1, 0, 0};
    float most = (float) -Math.log(1e-7);
    assertThat(new SparseCategoricalCrossentropy().value(show(LABELS, sure), 0))
        .isCloseTo(most, within(1e-4f));
    assertThat(new CategoricalCrossentropy().value(show(ONE_HOT, sure), 0))
        .isCloseTo(most, within(1e-4f));
    assertThat(new BinaryCrossentropy().value(show(BITS, sure), 1)).isFinite();
    float[] gradient = {9, 9, 9, 9, 9, 9};
    new BinaryCrossentropy().gradient(show(BITS, sure), 0, false, gradient);
    assertThat(gradient).startsWith(0, 0, 0);
    new SparseCategoricalCrossentropy().gradient(show(LABELS, sure), 0, false, gradient);
    assertThat(gradient).startsWith(0, 0, 0);
  }

  @Test
  void survivesHugeLogits() {
    float[] huge = {1000, -1000, 0, 1000, 0, 0};
    assertThat(new SparseCategoricalCrossentropy(true).value(show(LABELS, huge), 0))
        .isEqualTo(2000);
    assertThat(new BinaryCrossentropy(true).value(show(BITS, huge), 0)).isFinite();
    float[] gradient = new float[6];
    new CategoricalCrossentropy(true).gradient(show(ONE_HOT, huge), 0, false, gradient);
    assertThat(gradient).startsWith(1, -1, 0);
  }

  @Test
  void averagesOverThePositionsOfAnImage() {
    Predictions image = new Predictions(List.of(1, 2, 3), 2).show(LABELS, PROBABILITIES);
    Loss loss = new SparseCategoricalCrossentropy();
    assertThat(loss.targetSize(6, 3)).isEqualTo(2);
    assertThat(loss.value(image, 0))
        .isCloseTo((float) (-(Math.log(0.5) + Math.log(0.7)) / 2), within(1e-6f));
    float[] gradient = new float[6];
    loss.gradient(image, 0, true, gradient);
    assertThat(gradient).containsExactly(0.1f, -0.25f, 0.15f, -0.15f, 0.05f, 0.1f);
    assertThat(new MeanSquaredError().targetSize(6, 3)).isEqualTo(6);
  }

  @Test
  void refusesLabelsThatAreNoClass() {
    for (float label : new float[] {3, -1, 0.5f, Float.NaN}) {
      Predictions wrong = show(new float[] {label, 0}, PROBABILITIES);
      assertThatThrownBy(() -> new SparseCategoricalCrossentropy().value(wrong, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("; the model has classes 0 to 2.");
    }
  }
}
