package org.cnnc.tools.build;

/** Numbers in sentences. */
public final class Words {
  private Words() {}

  /** {@code 1 error}, {@code 2 errors}. */
  public static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
