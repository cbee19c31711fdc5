package org.cnnc.tools.command;

import java.util.List;
import java.util.SortedMap;
import org.apache.commons.cli.CommandLine;
import org.cnnc.compiler.diagnostic.Explanation;
import org.cnnc.compiler.diagnostic.Suggestions;

/** Explains a diagnostic, or lists all of them. */
final class ExplainCommand implements Command {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String arguments() {
    return "[ID...]";
  }

  @Override
  public String purpose() {
    return "explain errors and warnings, with examples";
  }

  @Override
  public void run(CommandLine line, Console console) throws UsageException {
    SortedMap<String, Explanation> pages = Explanations.all();
    List<String> ids = line.getArgList().stream().map(ExplainCommand::id).toList();
    for (String id : ids) {
      if (!pages.containsKey(id)) {
        throw new UsageException(unknown(id, pages));
      }
    }
    if (ids.isEmpty()) {
      pages.forEach((id, page) -> console.out().printf("%-24s %s%n", id, page.title()));
    }
    for (String id : ids) {
      console.out().print(text(pages.get(id)));
    }
  }

  /** As it stands in a report, {@code [unknown-layer]}, or without brackets. */
  private static String id(String word) {
    return word.replaceAll("^\\[|]$", "");
  }

  private static String unknown(String id, SortedMap<String, Explanation> pages) {
    String hint =
        Suggestions.hint(id, pages.keySet()).orElse("`cnn explain` lists all that there are.");
    return "There is no error or warning `%s`. %s".formatted(id, hint);
  }

  /** The page without the marks of Markdown. */
  private static String text(Explanation page) {
    StringBuilder text = new StringBuilder();
    boolean example = false;
    for (String line : page.text().lines().skip(1).toList()) {
      if (line.startsWith("```")) {
        example = !example;
        String file = line.replaceFirst("^```(cnn)? *", "");
        text.append(file.isEmpty() ? "" : "  # " + file + "\n");
      } else {
        String shown = example ? "  " + line : line.replaceFirst("^## (.*)$", "$1:");
        text.append(shown.isBlank() ? "" : shown).append('\n');
      }
    }
    return page.title() + " [" + page.id() + "]\n" + text + "\n";
  }
}
