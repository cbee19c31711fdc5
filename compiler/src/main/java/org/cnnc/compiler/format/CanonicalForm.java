package org.cnnc.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.format.Element.Block;
import org.cnnc.compiler.format.Element.Statement;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.syntax.SourceToken;
import org.cnnc.compiler.syntax.SourceTokens;

/**
 * The one form of a file: one statement a line, two blanks a level, at most one empty line; in
 * brackets one item a line, and a comma behind each, if all of them go beyond column 100.
 *
 * <p>It follows from the words, the comments and the empty lines of a file, never from its line
 * ends; so it is its own canonical form. Lines end as the first one of the file does.
 */
public final class CanonicalForm {
  private final Page page = new Page();
  private final LineLayout layout = new LineLayout(page);

  private CanonicalForm() {}

  /** The form of a file, or empty if it has a syntax error. */
  public static Optional<String> of(Source source, Limits limits, Diagnostics diagnostics) {
    Optional<List<SourceToken>> tokens = SourceTokens.read(source, limits, diagnostics);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    String text = new CanonicalForm().write(new ElementReader(tokens.get()));
    return SourceTokens.read(new Source(source.name(), text), limits, diagnostics)
        .map(
            written -> {
              requireSame(tokens.get(), written);
              return text.replace("\n", lineEnd(source.text()));
            });
  }

  private static String lineEnd(String text) {
    int first = text.indexOf('\n');
    return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
  }

  /** A file is worth more than its looks: whatever went wrong, no word of it may be lost. */
  private static void requireSame(List<SourceToken> before, List<SourceToken> after) {
    if (!words(before).equals(words(after)) || !comments(before).equals(comments(after))) {
      throw new IllegalStateException("the canonical form would say something else");
    }
  }

  /** All words, without commas that are behind the last item. */
  private static List<String> words(List<SourceToken> tokens) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      SourceToken token = tokens.get(i);
      boolean last =
          token.text().equals(",") && List.of(")", "]", "}").contains(tokens.get(i + 1).text());
      if (!last) {
        words.add(token.role() + " " + token.text());
      }
    }
    return words;
  }

  private static List<String> comments(List<SourceToken> tokens) {
    return tokens.stream().flatMap(token -> token.comments().stream()).toList();
  }

  private String write(ElementReader reader) {
    List<Statement> sections = reader.statements();
    statements(sections, 0);
    page.above(reader.end(), 0, sections.isEmpty());
    return page.finish();
  }

  private void statements(List<Statement> statements, int indent) {
    for (int i = 0; i < statements.size(); i++) {
      page.begin(statements.get(i).elements().get(0).first(), indent, i == 0);
      statement(statements.get(i).elements(), indent);
    }
  }

  private void statement(List<Element> elements, int indent) {
    int from = 0;
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Block block) {
        head(elements.subList(from, i), block, indent);
        body(block, indent);
        from = i + 1;
        if (from < elements.size()) {
          goOn(block.close(), elements.get(from).first(), indent);
        } else {
          page.behind(block.close());
        }
      }
    }
    if (from < elements.size()) {
      layout.write(elements.subList(from, elements.size()), indent, "");
    }
  }

  private void head(List<Element> elements, Block block, int indent) {
    SourceToken last = elements.get(elements.size() - 1).last();
    String brace = block.isEmpty() ? "{}" : "{";
    if (last.after().isEmpty() && block.open().before().isEmpty()) {
      layout.write(elements, indent, " " + brace);
    } else {
      layout.write(elements, indent, "");
      page.above(block.open(), indent, true);
      page.line(indent);
      page.write(brace);
    }
  }

  private void body(Block block, int indent) {
    if (!block.isEmpty()) {
      int inner = indent + LineLayout.INDENT;
      page.behind(block.open());
      statements(block.statements(), inner);
      page.above(block.close(), inner, block.statements().isEmpty());
      page.line(indent);
      page.write("}");
    }
  }

  /** From a brace to the {@code else} behind it. */
  private void goOn(SourceToken brace, SourceToken next, int indent) {
    if (brace.after().isEmpty() && next.before().isEmpty()) {
      page.write(" ");
    } else {
      page.behind(brace);
      page.above(next, indent, true);
      page.line(indent);
    }
  }
}
