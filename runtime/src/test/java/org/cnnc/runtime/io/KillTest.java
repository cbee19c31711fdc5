package org.cnnc.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cnnc.runtime.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed while it saves leaves a whole file. */
class KillTest {
  private static final int SIZE = 1 << 20;

  @TempDir Path folder;

  /** Saves again and again, every element the number of the save; the child's side. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    for (int number = 0; ; number++) {
      save(file, number);
      if (number == 0) {
        System.out.write('.');
        System.out.flush();
      }
    }
  }

  private static void save(Path file, int number) throws IOException {
    float[] values = new float[SIZE];
    Arrays.fill(values, number);
    Tensor tensor = new Tensor(List.of(SIZE), values);
    new Safetensors(Map.of(), Map.of("w", tensor)).write(file);
  }

  @Test
  void leavesAloneWhatAnotherProcessIsWriting() throws Exception {
    Path file = folder.resolve("w.safetensors");
    Process child = Child.start(List.of(), KillTest.class, file.toString());
    assertThat(child.getInputStream().read()).isEqualTo('.');
    for (int number = 0; number < 40; number++) {
      save(file, number);
    }
    assertThat(child.isAlive()).isTrue();
    child.destroyForcibly().waitFor();
  }

  @Test
  void leavesTheOldFileOrTheNew() throws Exception {
    Path file = folder.resolve("w.safetensors");
    for (int round = 0; round < 5; round++) {
      Process child = Child.start(List.of(), KillTest.class, file.toString());
      assertThat(child.getInputStream().read()).isEqualTo('.');
      Thread.sleep(3 + 7L * round);
      child.destroyForcibly().waitFor();
      float[] values = Safetensors.read(file).tensors().get("w").values();
      float first = values[0];
      assertThat(values).hasSize(SIZE).containsOnly(first);
    }
    save(file, 1);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("the next save clears what a kill left").containsExactly(file);
    }
  }
}
