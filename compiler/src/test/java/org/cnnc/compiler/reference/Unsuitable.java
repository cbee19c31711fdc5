package org.cnnc.compiler.reference;

/** What the language refuses, or what is too large to be tried. */
public final class Unsuitable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unsuitable(String message) {
    super(message, null, false, false);
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new Unsuitable(message);
    }
  }

  /** The value if it is of this type. */
  static <T> T unless(Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new Unsuitable(value + " is no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
