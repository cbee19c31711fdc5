package org.cnnc.runtime.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TeamTest {
  private static final long LONG = TimeUnit.MINUTES.toNanos(5);
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(20);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void doesEveryTaskOnce(int threads) {
    try (Team team = new Team(threads)) {
      for (int round = 0; round < 2000; round++) {
        AtomicIntegerArray done = new AtomicIntegerArray(round % 23);
        team.run(done.length(), (task, worker) -> done.incrementAndGet(task));
        for (int task = 0; task < done.length(); task++) {
          assertThat(done.get(task)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void givesEachThreadANumberOfItsOwn() {
    try (Team team = new Team(3)) {
      assertThat(meet(team)).containsExactlyInAnyOrder(0, 1, 2);
      assertThat(meet(team)).containsExactlyInAnyOrder(0, 1, 2);
    }
  }

  @Test
  void throwsWhatATaskThrowsAndGoesOn() {
    try (Team team = new Team(2)) {
      CyclicBarrier barrier = new CyclicBarrier(2);
      Work failing =
          (task, worker) -> {
            await(barrier);
            if (worker == 1) {
              throw new IllegalStateException("task " + task);
            }
          };
      assertThatThrownBy(() -> team.run(2, failing))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("task ");
      assertThat(meet(team)).hasSize(2);
    }
  }

  @Test
  void throwsWhatTheCallersOwnTaskThrows() {
    try (Team team = new Team(2)) {
      Work failing =
          (task, worker) -> {
            throw new StackOverflowError();
          };
      assertThatThrownBy(() -> team.run(2, failing)).isInstanceOf(StackOverflowError.class);
      assertThat(meet(team)).hasSize(2);
    }
  }

  @Test
  void keepsAnInterruptForTheCaller() {
    try (Team team = new Team(2)) {
      CyclicBarrier barrier = new CyclicBarrier(2);
      Work slowHelper =
          (task, worker) -> {
            await(barrier);
            if (worker == 1) {
              sleep(100);
            } else {
              Thread.currentThread().interrupt();
            }
          };
      team.run(2, slowHelper);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(meet(team)).hasSize(2);
    }
  }

  @Test
  void endsItsThreadsWhenThereHasBeenNothingToDo() throws InterruptedException {
    Team team = new Team(3, SHORT);
    for (Thread helper : helpers(team)) {
      helper.join();
    }
    assertThat(meet(team)).as("with new threads").hasSize(3);
  }

  @Test
  void endsItsThreadsWhenClosed() throws InterruptedException {
    Team team = new Team(3, LONG);
    Set<Thread> helpers = helpers(team);
    team.close();
    for (Thread helper : helpers) {
      helper.join();
    }
    AtomicInteger done = new AtomicInteger();
    team.run(5, (task, worker) -> done.incrementAndGet());
    assertThat(done).hasValue(5);
  }

  @Test
  void itsThreadsKeepNothingAlive() throws InterruptedException {
    try (Team team = new Team(2, LONG)) {
      WeakReference<Work> work = new WeakReference<>(runOnce(team));
      while (work.get() != null) {
        System.gc();
        Thread.sleep(10);
      }
      for (Thread helper : helpers(team)) {
        assertThat(helper.isDaemon()).isTrue();
        assertThat(helper.getContextClassLoader()).isNull();
      }
    }
  }

  @Test
  void isTakenByOneCallerAtATime() {
    try (Team team = new Team(2)) {
      assertThat(team.take()).isTrue();
      assertThat(team.take()).isFalse();
      team.give();
      assertThat(team.take()).isTrue();
    }
    assertThat(new Team(1).take()).as("a team of one").isFalse();
  }

  private static Work runOnce(Team team) {
    Object captured = new Object();
    Work work = (task, worker) -> captured.hashCode();
    team.run(8, work);
    return work;
  }

  /** The numbers of all threads, each of which waits for the others in a task. */
  private static Set<Integer> meet(Team team) {
    Set<Integer> workers = ConcurrentHashMap.newKeySet();
    CyclicBarrier barrier = new CyclicBarrier(team.count());
    team.run(
        team.count(),
        (task, worker) -> {
          workers.add(worker);
          await(barrier);
        });
    return workers;
  }

  private static Set<Thread> helpers(Team team) {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CyclicBarrier barrier = new CyclicBarrier(team.count());
    team.run(
        team.count(),
        (task, worker) -> {
          threads.add(Thread.currentThread());
          await(barrier);
        });
    threads.remove(Thread.currentThread());
    assertThat(threads).hasSize(team.count() - 1);
    return threads;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
