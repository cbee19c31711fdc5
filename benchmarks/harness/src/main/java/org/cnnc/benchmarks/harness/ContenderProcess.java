package org.cnnc.benchmarks.harness;

import java.io.PrintStream;

/** What the main method of every contender does: one task, measured and reported. */
public final class ContenderProcess {
  private ContenderProcess() {}

  /** Does the task that the arguments name and ends the process. */
  public static void run(Contender contender, String... args) throws Exception {
    PrintStream out = System.out;
    Task task = Task.of(args);
    Report report = new Report(out);
    task.mode().measure(contender, task, report);
    Memory.report(report);
    report.fact("version", contender.version());
    report.fact("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    out.flush();
    // Native libraries keep threads of their own, and some crash while they are torn down.
    Runtime.getRuntime().halt(0);
  }
}
