package org.cnnc.compiler.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.format.Element.Group;
import org.cnnc.compiler.format.Element.Word;
import org.cnnc.compiler.syntax.SourceToken;
import org.cnnc.compiler.syntax.SourceToken.Role;

/**
 * Writes words and brackets on one line if they fit. If not, what is outermost gives way first:
 * lines before the operators of lowest precedence; then the longest bracket, one item a line.
 */
final class LineLayout {
  static final int INDENT = 2;
  private static final int CONTINUATION = 4;
  private static final int WIDTH = 100;

  private final Page page;

  LineLayout(Page page) {
    this.page = page;
  }

  /**
   * Goes on the current line.
   *
   * @param indent of the lines that follow
   * @param suffix behind the last element, before the comment that is behind it
   */
  void write(List<Element> elements, int indent, String suffix) {
    int from = 0;
    int inner = indent;
    for (int i = 1; i < elements.size(); i++) {
      SourceToken last = elements.get(i - 1).last();
      SourceToken next = elements.get(i).first();
      if (last.after().isPresent() || !next.before().isEmpty()) {
        part(elements.subList(from, i), inner, "");
        page.behind(last);
        inner = indent + CONTINUATION;
        page.above(next, inner, true);
        page.line(inner);
        from = i;
      }
    }
    part(elements.subList(from, elements.size()), inner, suffix);
    page.behind(elements.get(elements.size() - 1).last());
  }

  /** Elements without comments, but for those inside brackets. */
  private void part(List<Element> elements, int indent, String suffix) {
    Set<Element> broken = Collections.newSetFromMap(new IdentityHashMap<>());
    elements.stream().filter(e -> e instanceof Group g && g.isForced()).forEach(broken::add);
    int level = Operators.lowest(elements);
    while (!fits(elements, broken, indent, suffix)) {
      if (level < Operators.NONE) {
        operands(Operators.split(elements, level), indent, suffix);
        return;
      }
      Optional<Element> longest = longest(elements, broken);
      if (longest.isEmpty()) {
        break;
      }
      broken.add(longest.get());
    }
    put(elements, broken, indent, suffix);
  }

  private void operands(List<List<Element>> operands, int indent, String suffix) {
    part(operands.get(0), indent, "");
    int inner = indent + CONTINUATION;
    for (int i = 1; i < operands.size(); i++) {
      page.line(inner);
      part(operands.get(i), inner, i == operands.size() - 1 ? suffix : "");
    }
  }

  /** The last of the longest brackets that may still be broken. */
  private static Optional<Element> longest(List<Element> elements, Set<Element> broken) {
    Element longest = null;
    for (Element element : elements) {
      boolean open =
          element instanceof Group g && !g.items().isEmpty() && !broken.contains(element);
      if (open && (longest == null || length(element) >= length(longest))) {
        longest = element;
      }
    }
    return Optional.ofNullable(longest);
  }

  private static int length(Element element) {
    return Spacing.width(Spacing.flat(element));
  }

  private boolean fits(List<Element> elements, Set<Element> broken, int indent, String suffix) {
    int column = page.column();
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      column += i == 0 ? 0 : blank(elements, i).length();
      if (broken.contains(element)) {
        if (column + 1 > WIDTH) {
          return false;
        }
        column = indent + 1;
      } else {
        column += length(element);
      }
    }
    return column + Spacing.width(suffix) <= WIDTH;
  }

  private void put(List<Element> elements, Set<Element> broken, int indent, String suffix) {
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      page.write(i == 0 ? "" : blank(elements, i));
      if (broken.contains(element)) {
        items((Group) element, indent);
      } else {
        page.write(Spacing.flat(element));
      }
    }
    page.write(suffix);
  }

  private static String blank(List<Element> elements, int i) {
    return Spacing.between(elements.get(i - 1).last(), elements.get(i).first());
  }

  private void items(Group group, int indent) {
    page.write(group.open().text());
    Optional<Group> only = only(group);
    if (only.isPresent()) {
      items(only.get(), indent);
      page.write(group.close().text());
      return;
    }
    page.behind(group.open());
    for (int i = 0; i < group.items().size(); i++) {
      List<Element> item = group.items().get(i);
      page.begin(item.get(0).first(), indent + INDENT, i == 0);
      boolean last = i == group.items().size() - 1;
      write(item, indent + INDENT, last ? group.lastComma() : ",");
    }
    page.above(group.close(), indent + INDENT, group.items().isEmpty());
    page.line(indent);
    page.write(group.close().text());
  }

  /** The bracket that is all there is in another: both open on one line. */
  private static Optional<Group> only(Group group) {
    if (group.items().size() == 1
        && group.items().get(0).size() == 1
        && group.items().get(0).get(0) instanceof Group inner) {
      boolean clear =
          group.open().after().isEmpty()
              && group.close().before().isEmpty()
              && inner.open().before().isEmpty()
              && inner.close().after().isEmpty()
              && !inner.items().isEmpty()
              && group.open().role() != Role.TUPLE_OF_ONE;
      return clear ? Optional.of(inner) : Optional.empty();
    }
    return Optional.empty();
  }

  /** The operators with two operands, by precedence. */
  private static final class Operators {
    static final int NONE = 5;
    private static final List<Set<String>> LEVELS =
        List.of(
            Set.of("or"),
            Set.of("and"),
            Set.of("<", "<=", ">", ">=", "==", "!="),
            Set.of("+", "-"),
            Set.of("*", "/", "//", "%"));

    static int lowest(List<Element> elements) {
      return elements.stream().mapToInt(Operators::level).min().orElse(NONE);
    }

    private static int level(Element element) {
      if (element instanceof Word word && word.token().role() == Role.PLAIN) {
        for (int i = 0; i < NONE; i++) {
          if (LEVELS.get(i).contains(word.token().text())) {
            return i;
          }
        }
      }
      return NONE;
    }

    /** Each part but the first begins with an operator of the level. */
    static List<List<Element>> split(List<Element> elements, int level) {
      List<List<Element>> parts = new ArrayList<>();
      int from = 0;
      for (int i = 1; i < elements.size(); i++) {
        if (level(elements.get(i)) == level) {
          parts.add(elements.subList(from, i));
          from = i;
        }
      }
      parts.add(elements.subList(from, elements.size()));
      return parts;
    }
  }
}
