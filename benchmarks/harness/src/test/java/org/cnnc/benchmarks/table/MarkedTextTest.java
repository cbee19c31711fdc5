package org.cnnc.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkedTextTest {
  private static final String DOCUMENT =
      "above\n<!-- benchmarks:begin -->\nold\nlines\n<!-- benchmarks:end -->\nbelow\n";

  @Test
  void replacesWhatLiesBetweenTheMarkers() {
    assertThat(MarkedText.replace(DOCUMENT, "new\n"))
        .isEqualTo("above\n<!-- benchmarks:begin -->\nnew\n<!-- benchmarks:end -->\nbelow\n");
  }

  @Test
  void replacesTheSameAgain() {
    String once = MarkedText.replace(DOCUMENT, "new");
    assertThat(MarkedText.replace(once, "new")).isEqualTo(once);
  }

  @Test
  void namesTheMarkersThatAreMissing() {
    assertThatThrownBy(() -> MarkedText.replace("<!-- benchmarks:begin -->\n", "new"))
        .hasMessageContaining("<!-- benchmarks:end -->");
  }
}
