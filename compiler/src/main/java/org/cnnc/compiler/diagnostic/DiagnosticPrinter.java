package org.cnnc.compiler.diagnostic;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnc.compiler.diagnostic.Diagnostic.Note;
import org.cnnc.compiler.diagnostic.Diagnostic.Severity;
import org.cnnc.compiler.source.Position;
import org.cnnc.compiler.source.Span;

/** Diagnostics as text, for a console and for Maven's log. */
public final class DiagnosticPrinter {
  /** The line that counts names no more files than that. */
  private static final int MOST_NAMES = 3;

  private DiagnosticPrinter() {}

  /** All reports with excerpts, then a line that counts them; empty if there are none. */
  public static String console(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return "";
    }
    return diagnostics.stream().map(DiagnosticPrinter::console).collect(Collectors.joining("\n"))
        + "\n"
        + count(diagnostics)
        + "\n";
  }

  /** One report as the Maven log and the tools that read it expect it, without {@code [ERROR]}. */
  public static String maven(Diagnostic diagnostic, Path file) {
    Position at = diagnostic.span().position();
    String place = file.toAbsolutePath() + ":[" + at.line() + "," + at.column() + "] ";
    return place + sentence(diagnostic) + details(diagnostic).stripTrailing();
  }

  private static String console(Diagnostic diagnostic) {
    String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    return printable(diagnostic.span().toString())
        + ": "
        + severity
        + ": "
        + sentence(diagnostic)
        + details(diagnostic);
  }

  private static String sentence(Diagnostic diagnostic) {
    return diagnostic.message() + " [" + diagnostic.id() + "]\n";
  }

  private static String details(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder(excerpt(diagnostic.span()));
    for (Note note : diagnostic.notes()) {
      String place = note.span().map(span -> " at " + span + ".").orElse("");
      text.append("  note: ").append(note.text()).append(place).append('\n');
    }
    diagnostic.hint().ifPresent(hint -> text.append("  hint: ").append(hint).append('\n'));
    return text.toString();
  }

  /** The line and carets under the span, or under its part on that line. */
  private static String excerpt(Span span) {
    if (span.source().text().isEmpty()) {
      return "";
    }
    Excerpt excerpt = Excerpt.of(span);
    String number = String.format(Locale.ROOT, "%2d", span.position().line());
    // A tab stays a tab, so that the caret stands under its column whatever a tab's width is.
    String indent =
        excerpt
            .before()
            .codePoints()
            .mapToObj(c -> c == '\t' ? "\t" : " ")
            .collect(Collectors.joining());
    int carets = Math.max(1, excerpt.marked().codePointCount(0, excerpt.marked().length()));
    return number
        + " | "
        + printable(excerpt.before() + excerpt.marked() + excerpt.after())
        + "\n"
        + " ".repeat(number.length())
        + " | "
        + indent
        + "^".repeat(carets)
        + "\n";
  }

  /** Terminals obey control characters and right-to-left overrides: neither may reach one. */
  private static String printable(String line) {
    return line.codePoints()
        .map(
            c ->
                c != '\t'
                        && (Character.isISOControl(c)
                            || Character.getType(c) == Character.FORMAT
                            || Character.getType(c) == Character.SURROGATE)
                    ? '\uFFFD'
                    : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String count(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
    long warnings = diagnostics.size() - errors;
    Set<String> files = new LinkedHashSet<>();
    diagnostics.forEach(d -> files.add(d.span().source().name()));
    String what =
        errors == 0
            ? plural(warnings, "warning")
            : plural(errors, "error")
                + (warnings == 0 ? "" : " and " + plural(warnings, "warning"));
    String where = files.size() > MOST_NAMES ? files.size() + " files" : String.join(", ", files);
    return what + " in " + printable(where);
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
