package org.cnnc.compiler.compiled;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.data.ArrayDataset;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.loss.SparseCategoricalCrossentropy;
import org.cnnc.runtime.optimizer.Adam;
import org.cnnc.runtime.progress.Progress;

/** All numbers of a short training in one: outputs of the layers, gradients, weights. */
final class TrainingDigest {
  private static final Loss LOSS = new SparseCategoricalCrossentropy();
  private static final int SAMPLES = 70;
  private static final int CLASSES = 5;

  private TrainingDigest() {}

  /** The side of a process of its own: trains a class of the class path with 1, 2 and 8 threads. */
  public static void main(String[] arguments) throws Exception {
    Class<?> type = Class.forName(arguments[0]);
    for (int threads : new int[] {1, 2, 8}) {
      Model model = (Model) type.getMethod("create", long.class).invoke(null, 3L);
      System.out.println("digest " + of(model, threads));
    }
  }

  static String of(Model model, int threads) throws Exception {
    float[] x = new float[SAMPLES * model.spec().inputSize()];
    float[] y = new float[SAMPLES];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < SAMPLES; i++) {
      y[i] = random.nextInt(CLASSES);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    put(digest, model.predict(x));
    put(digest, model.gradients(x, y, LOSS).weights());
    model.fit(
        new ArrayDataset(x, model.spec().inputSize(), y, 1),
        TrainingOptions.builder(LOSS)
            .optimizer(new Adam(0.003))
            .batchSize(32)
            .epochs(8)
            .threads(threads)
            .progress(Progress.SILENT)
            .build());
    put(digest, model.weights());
    put(digest, model.gradients(x, y, LOSS).weights());
    model.layerOutputs(x).values().forEach(values -> put(digest, values));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }
}
