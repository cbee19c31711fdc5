package org.cnnc.benchmarks.table;

import java.util.List;
import java.util.Map;
import org.cnnc.benchmarks.harness.Mode;
import org.cnnc.benchmarks.harness.Task;

/**
 * A contender and how its process is started.
 *
 * @param name the word for it on the command line
 * @param title what tables call it
 * @param side whether it is this project or someone else's
 * @param trains whether it is measured at training
 * @param module the Maven module below {@code benchmarks}
 * @param main its main class
 */
public record Peer(
    String name,
    String title,
    Side side,
    boolean trains,
    String module,
    String main,
    Arguments arguments,
    Environment environment) {
  /** Who is compared with whom. */
  public enum Side {
    OURS,
    THEIRS
  }

  /** Arguments of the java command. */
  public interface Arguments {
    List<String> of(Task task);
  }

  /** Environment variables. */
  public interface Environment {
    Map<String, String> of(Task task);
  }

  /** Whether the task is something this contender does. */
  public boolean does(Task task) {
    return trains || task.mode() != Mode.TRAINING;
  }
}
