package org.cnnc.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.cnnc.runtime.Child;
import org.cnnc.runtime.DenseSoftmax;
import org.cnnc.runtime.TinyData;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.loss.SparseCategoricalCrossentropy;
import org.cnnc.runtime.metric.Accuracy;
import org.cnnc.runtime.optimizer.Adam;
import org.cnnc.runtime.optimizer.Optimizer;
import org.cnnc.runtime.optimizer.RMSprop;
import org.cnnc.runtime.optimizer.SGD;
import org.cnnc.runtime.progress.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training gives the same bits however the JVM runs the code. */
class SameBitsTest {
  /** What 220 steps with each optimizer make of the weights. */
  static String digest(int threads) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Optimizer optimizer : List.of(new SGD(0.1, 0.9, true), new Adam(0.01), new RMSprop())) {
      DenseSoftmax model = DenseSoftmax.create(5);
      model.fit(
          TinyData.sparse(350, 1),
          TrainingOptions.builder(new SparseCategoricalCrossentropy())
              .metrics(new Accuracy())
              .optimizer(optimizer)
              .epochs(20)
              .threads(threads)
              .progress(Progress.SILENT)
              .build());
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * model.weights().length);
      bytes.asFloatBuffer().put(model.weights());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Prints the digest; the child's side. */
  public static void main(String[] arguments) throws Exception {
    System.out.print(digest(Integer.parseInt(arguments[0])));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
  void inEveryMode(String flag) throws Exception {
    Process child = Child.start(List.of(flag), SameBitsTest.class, "3");
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    assertThat(printed).isEqualTo(digest(1));
  }
}
