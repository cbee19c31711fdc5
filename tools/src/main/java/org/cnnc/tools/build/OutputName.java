package org.cnnc.tools.build;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of a file that a build makes.
 *
 * @param path below the folder of that sort, forward slashes: {@code org/acme/FashionCnn.java}
 */
record OutputName(Sort sort, String path) implements Comparable<OutputName> {
  private static final Comparator<OutputName> ORDER =
      Comparator.comparing(OutputName::sort).thenComparing(OutputName::path);

  /** What a file is for, and so which folder it is in. */
  enum Sort {
    /** For the Java compiler of the application. */
    JAVA,
    /** For people: its classes are outputs, too. */
    VECTOR_JAVA,
    /** For the application. */
    CLASS;

    private static Optional<Sort> of(String word) {
      return Stream.of(values()).filter(s -> s.toString().equals(word)).findFirst();
    }

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** The name that {@link #toString} gave; empty for other text. */
  static Optional<OutputName> parse(String text) {
    String[] words = text.split(" ", 2);
    return words.length < 2
        ? Optional.empty()
        : Sort.of(words[0]).map(sort -> new OutputName(sort, words[1]));
  }

  @Override
  public String toString() {
    return sort + " " + path;
  }

  @Override
  public int compareTo(OutputName other) {
    return ORDER.compare(this, other);
  }
}
