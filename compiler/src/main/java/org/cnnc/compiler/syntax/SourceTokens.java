package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.syntax.SourceToken.Role;

/** The stage from text to {@link SourceToken}s: everything the grammar reads, compiled or not. */
public final class SourceTokens {
  private final Places places;
  private final TokenRoles roles;
  private final List<SourceToken> tokens = new ArrayList<>();

  private SourceTokens(Places places) {
    this.places = places;
    this.roles = new TokenRoles(places.tokens().size());
  }

  /** All tokens, the end of the file included, or empty after a syntax error. */
  public static Optional<List<SourceToken>> read(
      Source source, Limits limits, Diagnostics diagnostics) {
    try {
      return Optional.of(new SourceTokens(FileParser.places(source, limits)).read());
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
      return Optional.empty();
    }
  }

  private List<SourceToken> read() {
    roles.visit(FileParser.tree(places));
    int end = 0;
    for (int i = 0; i < places.tokens().size(); i++) {
      var span = places.of(places.tokens().get(i));
      Gap gap = Gap.read(places.source().text().substring(end, span.start()), i == 0);
      if (gap.behind().isPresent()) {
        SourceToken last = tokens.remove(i - 1);
        tokens.add(last.with(last.before(), gap.behind()));
      }
      end = span.end();
      tokens.add(token(i, gap));
    }
    return tokens;
  }

  private SourceToken token(int index, Gap gap) {
    boolean last = index == places.tokens().size() - 1;
    String text = last ? "" : places.tokens().get(index).getText();
    Role role = roles.of(index);
    return new SourceToken(text, role, gap.above(), gap.afterBlank(), Optional.empty());
  }

  /**
   * What is between two tokens.
   *
   * @param behind the comment on the line of the first
   * @param above the comments on lines of their own
   * @param afterBlank whether the line above the second is empty
   */
  private record Gap(Optional<String> behind, List<SourceToken.Comment> above, boolean afterBlank) {
    static Gap read(String text, boolean startsLine) {
      Optional<String> behind = Optional.empty();
      List<SourceToken.Comment> above = new ArrayList<>();
      int lineEnds = startsLine ? 1 : 0;
      for (int i = 0; i < text.length(); ) {
        if (text.charAt(i) == '#') {
          int end = endOfLine(text, i);
          String comment = text.substring(i, end).stripTrailing();
          if (lineEnds == 0) {
            behind = Optional.of(comment);
          } else {
            above.add(new SourceToken.Comment(comment, lineEnds > 1));
          }
          lineEnds = 0;
          i = end;
        } else {
          lineEnds += endsLine(text, i) ? 1 : 0;
          i++;
        }
      }
      return new Gap(behind, above, lineEnds > 1);
    }

    private static int endOfLine(String text, int from) {
      int end = from;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      return end;
    }

    /** {@code \r\n} ends a line once. */
    private static boolean endsLine(String text, int at) {
      char c = text.charAt(at);
      return c == '\n' || c == '\r' && !text.startsWith("\r\n", at);
    }
  }
}
