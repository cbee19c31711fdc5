package org.acme;

/** Does not compile unless the source root is there. */
public final class UsesTiny {
  private UsesTiny() {}

  /** One prediction. */
  public static float[] predict(float[] image) {
    return Tiny.create(1).predict(image);
  }
}
