package org.cnnc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
  private static final String SMILE = "\ud83d\ude42";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "\n\na\nbc\n",
        "a" + SMILE + "b\n" + SMILE + SMILE + "\nc",
        "a\ud83d\ud83d\ude42\ude42\nb",
      })
  void countsCharactersNotUnits(String text) {
    Source source = new Source("A.cnn", text);
    int line = 1;
    int column = 1;
    int character = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      assertThat(source.position(i)).isEqualTo(new Position(line, column));
      assertThat(source.offset(character)).isEqualTo(i);
      boolean ends = text.charAt(i) == '\n';
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
      character++;
    }
    assertThat(source.offset(character)).isEqualTo(text.length());
  }
}
