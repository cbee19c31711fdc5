package org.acme;

/** Does not compile unless the source root is there. */
public final class UsesTiny {
  private UsesTiny() {}

  /** One prediction, and one method more than before. */
  public static float[] predict(float[] image) {
    return tiny().predict(image);
  }

  private static Tiny tiny() {
    return Tiny.create(2);
  }
}
