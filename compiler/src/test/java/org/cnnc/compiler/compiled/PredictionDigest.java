package org.cnnc.compiler.compiled;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.cnnc.runtime.Model;

/** All numbers of some predictions in one: of single samples and of several together. */
final class PredictionDigest {
  private static final int[] THREADS = {1, 2, 3, 8};
  private static final int SAMPLES = 3;

  private PredictionDigest() {}

  /** The side of a process of its own: predicts with a class of the class path. */
  public static void main(String[] arguments) throws Exception {
    Class<?> type = Class.forName(arguments[0]);
    Model model = (Model) type.getMethod("create", long.class).invoke(null, 3L);
    for (int threads : THREADS) {
      model.setThreads(threads);
      System.out.println("digest " + of(model));
    }
  }

  static String of(Model model) throws Exception {
    int size = model.spec().inputSize();
    float[] x = new float[SAMPLES * size];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble(-1, 1);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    put(digest, model.predict(x));
    for (int sample = 0; sample < SAMPLES; sample++) {
      float[] one = new float[size];
      System.arraycopy(x, sample * size, one, 0, size);
      put(digest, model.predict(one));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }
}
