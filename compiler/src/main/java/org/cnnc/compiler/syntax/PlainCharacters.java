package org.cnnc.compiler.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Characters as the lexer may see them: those beyond ASCII as an ASCII character that it treats
 * alike. It remembers its steps for ASCII alone and would think anew about each of the others.
 */
final class PlainCharacters implements CharStream {
  /** Any letter that begins no number and no word of the language. */
  private static final int LETTER = 'Z';

  /** Any character that has no meaning but in texts and comments. */
  private static final int OTHER = '?';

  private static final int MOST_ASCII = 127;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private final CharStream characters;

  PlainCharacters(CharStream characters) {
    this.characters = characters;
  }

  @Override
  public int LA(int distance) {
    int character = characters.LA(distance);
    return character <= MOST_ASCII ? character : plain(character);
  }

  private static int plain(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          LETTER;
      // What this Java does not know the lexer may, and numbers go on names but begin none.
      case Character.UNASSIGNED,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          character;
      default -> character == BYTE_ORDER_MARK ? character : OTHER;
    };
  }

  @Override
  public String getText(Interval interval) {
    return characters.getText(interval);
  }

  @Override
  public void consume() {
    characters.consume();
  }

  @Override
  public int mark() {
    return characters.mark();
  }

  @Override
  public void release(int marker) {
    characters.release(marker);
  }

  @Override
  public int index() {
    return characters.index();
  }

  @Override
  public void seek(int index) {
    characters.seek(index);
  }

  @Override
  public int size() {
    return characters.size();
  }

  @Override
  public String getSourceName() {
    return characters.getSourceName();
  }
}
