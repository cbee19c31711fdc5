package org.cnnc.benchmarks.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.benchmarks.table.Peer.Side;

/** Our medians beside the best peer's of the same run, and the ratio of ours to theirs. */
public final class RatioTable {
  private static final String NOTHING = "-";
  private static final double SMALL = 0.1;

  private final Results results;
  private final List<Peer> ours;
  private final List<Peer> theirs;

  public RatioTable(Results results, List<Peer> peers) {
    this.results = results;
    ours = peers.stream().filter(p -> p.side() == Side.OURS).toList();
    theirs = peers.stream().filter(p -> p.side() == Side.THEIRS).toList();
  }

  /** The table over these tasks in Markdown; figures that were not measured have no line. */
  public String markdown(List<Task> tasks) {
    List<String> titles = new ArrayList<>(List.of("network", "figure", "best peer", "its figure"));
    for (Peer peer : ours) {
      titles.add(peer.title());
      titles.add("ratio");
    }
    MarkdownTable table = new MarkdownTable(titles);
    Line.of(tasks).stream().filter(this::isMeasured).map(this::cells).forEach(table::row);
    return table.toString();
  }

  private boolean isMeasured(Line line) {
    return ours.stream().anyMatch(p -> median(p, line).isPresent());
  }

  private List<String> cells(Line line) {
    Optional<Peer> best = best(line);
    List<String> cells = new ArrayList<>(line.head());
    cells.add(best.map(Peer::title).orElse(NOTHING));
    cells.add(best.map(p -> value(p, line)).orElse(NOTHING));
    for (Peer peer : ours) {
      cells.add(value(peer, line));
      cells.add(best.map(p -> ratio(peer, p, line)).orElse(NOTHING));
    }
    return cells;
  }

  private Optional<Peer> best(Line line) {
    Comparator<Peer> order = Comparator.comparingDouble(p -> median(p, line).orElseThrow());
    return theirs.stream()
        .filter(p -> median(p, line).isPresent())
        .max(line.figure().higherIsBetter() ? order : order.reversed());
  }

  private String value(Peer peer, Line line) {
    OptionalDouble value = median(peer, line);
    return value.isPresent() ? line.figure().text(value.getAsDouble()) : NOTHING;
  }

  private String ratio(Peer peer, Peer best, Line line) {
    OptionalDouble ratio = results.ratio(peer, best, line.task(), line.metric());
    if (ratio.isEmpty()) {
      return NOTHING;
    }
    String format = ratio.getAsDouble() < SMALL ? "%.3f" : "%.2f";
    String text = String.format(Locale.ROOT, format, ratio.getAsDouble());
    boolean ahead = ratio.getAsDouble() > 1 == line.figure().higherIsBetter();
    return ahead ? "**" + text + "**" : text;
  }

  private OptionalDouble median(Peer peer, Line line) {
    return results.median(peer, line.task(), line.metric());
  }
}
