package org.cnnc.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cnnc.benchmarks.harness.Task;

/** Everyone's medians side by side. */
public final class PeerTable {
  private final Results results;
  private final List<Peer> peers;

  public PeerTable(Results results, List<Peer> peers) {
    this.results = results;
    this.peers = peers;
  }

  /** The table over these tasks in Markdown. */
  public String markdown(List<Task> tasks) {
    List<String> titles = new ArrayList<>(List.of("network", "figure"));
    peers.stream().map(Peer::title).forEach(titles::add);
    MarkdownTable table = new MarkdownTable(titles);
    Line.of(tasks).stream().filter(this::isMeasured).map(this::cells).forEach(table::row);
    return table.toString();
  }

  private boolean isMeasured(Line line) {
    return peers.stream().anyMatch(p -> median(p, line).isPresent());
  }

  private List<String> cells(Line line) {
    List<String> cells = new ArrayList<>(line.head());
    for (Peer peer : peers) {
      OptionalDouble value = median(peer, line);
      cells.add(value.isPresent() ? line.figure().text(value.getAsDouble()) : "-");
    }
    return cells;
  }

  private OptionalDouble median(Peer peer, Line line) {
    return results.median(peer, line.task(), line.metric());
  }
}
