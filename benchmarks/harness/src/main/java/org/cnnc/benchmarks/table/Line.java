package org.cnnc.benchmarks.table;

import java.util.List;
import java.util.stream.Stream;
import org.cnnc.benchmarks.harness.Task;

/** A line of the tables: a figure of a task. */
record Line(Task task, Figure figure) {
  /** The lines of these tasks. */
  static List<Line> of(List<Task> tasks) {
    return tasks.stream()
        .flatMap(t -> Stream.of(Figure.values()).filter(f -> f.fits(t)).map(f -> new Line(t, f)))
        .toList();
  }

  String metric() {
    return figure.metric();
  }

  /** The cells that say what the line is about. */
  List<String> head() {
    return List.of(task.network().word(), figure.label(task));
  }
}
