package org.cnnc.benchmarks.table;

import java.util.List;

/** Rows of cells as a Markdown table; all columns but the first two are set flush right. */
public final class MarkdownTable {
  private static final int NAMES = 2;

  private final StringBuilder text = new StringBuilder();

  public MarkdownTable(List<String> titles) {
    row(titles);
    text.append("|---".repeat(NAMES)).append("|---:".repeat(titles.size() - NAMES)).append("|\n");
  }

  /** Adds a row. */
  public void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
