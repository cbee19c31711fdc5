package org.cnnc.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cnnc.benchmarks.harness.Mode;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.benchmarks.table.Peer.Side;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static final Peer OURS = peer("ours", Side.OURS);
  private static final Peer SLOW = peer("slow", Side.THEIRS);
  private static final Peer FAST = peer("fast", Side.THEIRS);
  private static final List<Peer> PEERS = List.of(OURS, SLOW, FAST);
  private static final Task TRAINING = new Task(Network.MNIST, Mode.TRAINING, 64, 2);
  private static final Task FIRST = new Task(Network.FASHION, Mode.FIRST, 1, 1);

  private final Results results = new Results();

  @Test
  void comparesWithThePeerOfTheHighestThroughput() {
    add(TRAINING, "samples_per_s", OURS, 3000);
    add(TRAINING, "samples_per_s", SLOW, 1000);
    add(TRAINING, "samples_per_s", FAST, 2000);

    assertThat(ratios(TRAINING))
        .containsExactly(
            "| mnist | training, batch 64, 2 threads | fast | 2,000 img/s | 3,000 img/s | **1.50** |");
  }

  @Test
  void comparesWithThePeerOfTheShortestTime() {
    add(FIRST, "first_ms", OURS, 300);
    add(FIRST, "first_ms", SLOW, 400);
    add(FIRST, "first_ms", FAST, 200);

    assertThat(ratios(FIRST))
        .containsExactly(
            "| fashion | start to first prediction, 1 thread | fast | 200 ms | 300 ms | 1.50 |");
  }

  @Test
  void takesTheMedianOfTheRoundsRatiosNotTheRatioOfMedians() {
    add(FIRST, "first_ms", OURS, 100, 200, 50);
    add(FIRST, "first_ms", FAST, 100, 400, 200);

    assertThat(ratios(FIRST).get(0)).endsWith("| 200 ms | 100 ms | **0.50** |");
    assertThat(results.ratio(OURS, FAST, FIRST, "first_ms")).hasValue(0.5);
  }

  @Test
  void leavesOutWhatWasNotMeasured() {
    add(FIRST, "first_ms", OURS, 300);

    assertThat(ratios(FIRST, TRAINING))
        .containsExactly("| fashion | start to first prediction, 1 thread | - | - | 300 ms | - |");
  }

  @Test
  void showsEveryoneSideBySide() {
    add(FIRST, "first_ms", OURS, 300);
    add(FIRST, "first_ms", FAST, 20.25);

    assertThat(lines(new PeerTable(results, PEERS).markdown(List.of(FIRST))))
        .containsExactly(
            "| fashion | start to first prediction, 1 thread | 300 ms | - | 20.3 ms |");
  }

  @Test
  void keepsEveryRowForOtherPrograms() {
    results.add(new Row(2, "fast", TRAINING, "samples_per_s", 12.5, 0.25));

    assertThat(results.csv())
        .isEqualTo(
            """
            round,peer,network,mode,batch,threads,metric,value,busy_elsewhere
            2,fast,mnist,training,64,2,samples_per_s,12.500,0.25
            """);
  }

  private void add(Task task, String metric, Peer peer, double... values) {
    for (int round = 0; round < values.length; round++) {
      results.add(new Row(round + 1, peer.name(), task, metric, values[round], 0));
    }
  }

  private List<String> ratios(Task... tasks) {
    return lines(new RatioTable(results, PEERS).markdown(List.of(tasks)));
  }

  private static List<String> lines(String table) {
    return table.lines().skip(2).toList();
  }

  private static Peer peer(String name, Side side) {
    return new Peer(name, name, side, true, name, name, t -> List.of(), t -> Map.of());
  }
}
