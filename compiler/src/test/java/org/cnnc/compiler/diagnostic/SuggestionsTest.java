package org.cnnc.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> KNOWN =
      List.of(
          "Conv2D",
          "Dense",
          "Dropout",
          "valid",
          "same",
          "full",
          "strides",
          "padding",
          "relu",
          "elu",
          "binary_crossentropy",
          "categorical_crossentropy");

  @ParameterizedTest
  @CsvSource({
    "Con2D, Conv2D",
    "conv2d, Conv2D",
    "Desne, Dense",
    "dense, Dense",
    "vaild, valid",
    "stride, strides",
    "categorical_crossentripy, categorical_crossentropy",
    "rleu, relu",
    "SAME, same",
  })
  void findsTheWordMeant(String typed, String meant) {
    assertThat(Suggestions.nearest(typed, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "Transformer",
    "x",
    "LSTM",
    "paddle_wheel",
    "nothing",
    "many_sparse_categorical_crossentropy"
  })
  void isSilentWhenNothingIsNear(String typed) {
    assertThat(Suggestions.nearest(typed, KNOWN)).isEmpty();
  }

  @Test
  void sameDistanceIsSettledByTheAlphabet() {
    assertThat(Suggestions.nearest("cat", List.of("hat", "bat"))).contains("bat");
    assertThat(Suggestions.nearest("cat", List.of("bat", "hat"))).contains("bat");
  }
}
