package org.cnnc.compiler.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cnnc.compiler.layer.Window.Padding.FULL;
import static org.cnnc.compiler.layer.Window.Padding.SAME;
import static org.cnnc.compiler.layer.Window.Padding.VALID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
  @ParameterizedTest
  @CsvSource({
    "28, 3, 1, 1, VALID, 26, 0, 0",
    "11, 2, 2, 1, VALID, 5, 0, 0",
    "5, 7, 1, 1, VALID, -1, 0, 0",
    "28, 3, 1, 1, SAME, 28, 1, 1",
    "9, 4, 1, 1, SAME, 9, 1, 2",
    "3, 2, 1, 1, SAME, 3, 0, 1",
    "7, 3, 2, 1, SAME, 4, 1, 1",
    "8, 3, 2, 1, SAME, 4, 0, 1",
    "5, 2, 3, 1, SAME, 2, 0, 0",
    "10, 3, 1, 2, VALID, 6, 0, 0",
    "10, 3, 1, 2, SAME, 10, 2, 2",
    "9, 4, 1, 1, FULL, 12, 3, 3",
    "9, 4, 2, 1, FULL, 6, 3, 3",
    "5, 3, 1, 2, FULL, 9, 4, 4",
  })
  void followsTensorFlowsRules(
      int input,
      int size,
      int stride,
      int dilation,
      Window.Padding padding,
      int output,
      int before,
      int after) {
    Window window = new Window(input, size, stride, dilation, padding);

    assertThat(window.output()).isEqualTo(output);
    assertThat(window.before()).isEqualTo(before);
    assertThat(window.after()).isEqualTo(after);
    assertThat(window.fits()).isEqualTo(output > 0);
  }

  @Test
  void lastWindowEndsWithinInputAndPadding() {
    for (int input = 1; input <= 12; input++) {
      for (int size = 1; size <= 5; size++) {
        for (int stride = 1; stride <= 4; stride++) {
          for (Window.Padding padding : Window.Padding.values()) {
            check(new Window(input, size, stride, 1, padding));
          }
        }
      }
    }
  }

  private static void check(Window window) {
    if (!window.fits()) {
      return;
    }
    int padded = window.before() + window.input() + window.after();
    int end = (window.output() - 1) * window.stride() + window.size();
    assertThat(end).as("%s", window).isLessThanOrEqualTo(padded);
    if (window.padding() != SAME) {
      assertThat(end + window.stride()).as("%s", window).isGreaterThan(padded);
    } else {
      assertThat(window.output())
          .isEqualTo((window.input() + window.stride() - 1) / window.stride());
      assertThat(window.after() - window.before()).isBetween(0, 1);
    }
    assertThat(new Window(window.input(), window.size(), 1, 1, FULL).output())
        .isEqualTo(window.input() + window.size() - 1);
    assertThat(new Window(window.input(), 1, 1, 1, VALID).output()).isEqualTo(window.input());
  }
}
