package org.cnnc.compiler.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a table is laid out: where its columns end, the last one at the full width.
 *
 * @param gap the blanks that a field leaves free at its column's end, but in the last column
 */
record Table(List<Integer> ends, int gap) {
  /** Three columns: models whose layers stand one behind the other. */
  static final Table CHAIN = new Table(List.of(29, 55, 65), 2);

  /** Four: models that branch or share layers. */
  static final Table GRAPH = new Table(List.of(29, 58, 68, 98), 3);

  int width() {
    return ends.get(ends.size() - 1);
  }

  /** A line of one character. */
  String rule(String character) {
    return character.repeat(width()) + "\n";
  }

  /** A row in as many lines as its longest field needs. */
  String row(List<String> fields) {
    StringBuilder text = new StringBuilder();
    List<String> left = new ArrayList<>(fields);
    while (left.stream().anyMatch(field -> !field.isEmpty())) {
      StringBuilder line = new StringBuilder(" ");
      for (int column = 0; column < ends.size(); column++) {
        String piece = piece(left.get(column), column);
        left.set(column, left.get(column).substring(piece.length()));
        line.append(piece).append(isLast(column) ? "" : "  ");
        line.append(" ".repeat(Math.max(0, ends.get(column) - line.length())));
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private boolean isLast(int column) {
    return column == ends.size() - 1;
  }

  /** What of a field goes on this line: as much as fits, but not past the end of a list item. */
  private String piece(String field, int column) {
    int start = column == 0 ? 0 : ends.get(column - 1);
    int most = ends.get(column) - start - (isLast(column) ? 0 : gap);
    String piece = field.substring(0, Math.min(field.length(), most));
    int cut =
        Stream.of("),", "},", "],", "',")
            .mapToInt(piece::indexOf)
            .filter(at -> at >= 0)
            .min()
            .orElse(-1);
    return cut < 0 ? piece : piece.substring(0, cut + 2);
  }
}
