package org.cnnc.compiler.format;

import java.util.List;
import org.cnnc.compiler.format.Element.Group;
import org.cnnc.compiler.syntax.SourceToken;
import org.cnnc.compiler.syntax.SourceToken.Role;

/** The blanks inside a line. */
final class Spacing {
  private Spacing() {}

  /** The blank between two neighbours, if there is one. */
  static String between(SourceToken left, SourceToken right) {
    return isTight(right) || bindsRight(left) ? "" : " ";
  }

  private static boolean isTight(SourceToken token) {
    return switch (token.role()) {
      case APPLIED, TENSOR_NAMES, NAMED, FRACTION -> true;
      default ->
          switch (token.text()) {
            case ",", ":", "**" -> true;
            default -> false;
          };
    };
  }

  private static boolean bindsRight(SourceToken token) {
    Role role = token.role();
    return role == Role.SIGN
        || role == Role.NAMED
        || role == Role.FRACTION
        || token.text().equals("**");
  }

  /** Elements on one line. */
  static String flat(List<Element> elements) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        text.append(between(elements.get(i - 1).last(), elements.get(i).first()));
      }
      text.append(flat(elements.get(i)));
    }
    return text.toString();
  }

  /** An element on one line; it is no block. */
  static String flat(Element element) {
    if (!(element instanceof Group group)) {
      return element.first().text();
    }
    List<String> items = group.items().stream().map(Spacing::flat).toList();
    return group.open().text()
        + String.join(", ", items)
        + group.lastCommaOnOneLine()
        + group.close().text();
  }

  /** The columns a text takes. */
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
