package org.cnnc.compiler.source;

/** The characters from {@code start} (inclusive) to {@code end} (exclusive) of a source. */
public record Span(Source source, int start, int end) {
  /** Where the span begins. */
  public Position position() {
    return source.position(start);
  }

  /** The characters themselves. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** From the start of this span to the end of another. */
  public Span to(Span last) {
    return new Span(source, start, last.end);
  }

  /** The empty span just behind this one. */
  public Span after() {
    return new Span(source, end, end);
  }

  /** {@code 9:22}, or {@code LeNet.cnn:9:22} for a reader of another file. */
  public String seenFrom(Span reader) {
    return source.name().equals(reader.source.name()) ? position().toString() : toString();
  }

  /** {@code LeNet.cnn:9:22}. */
  @Override
  public String toString() {
    return source.name() + ":" + position();
  }
}
