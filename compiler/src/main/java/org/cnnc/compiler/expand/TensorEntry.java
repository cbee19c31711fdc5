package org.cnnc.compiler.expand;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;

/** A tensor of a model under construction, and what is known about its use. */
final class TensorEntry {
  private final int id;
  private final Span span;
  private final boolean fromNamed;
  private final List<Diagnostic.Note> places;
  private Optional<Shape> shape = Optional.empty();
  private Optional<Name> name = Optional.empty();
  private Optional<Span> lineAfter = Optional.empty();
  private boolean used;

  /**
   * A tensor that nothing uses yet.
   *
   * @param span the layer or the input it comes from
   * @param fromNamed whether that layer is applied to a tensor by name
   * @param places the calls and loops in which it is made
   */
  TensorEntry(int id, Span span, boolean fromNamed, List<Diagnostic.Note> places) {
    this.id = id;
    this.span = span;
    this.fromNamed = fromNamed;
    this.places = places;
  }

  int id() {
    return id;
  }

  Span span() {
    return span;
  }

  /** The calls and loops in which it is made, the innermost first. */
  List<Diagnostic.Note> places() {
    return places;
  }

  /** Empty if something before it is in error. */
  Optional<Shape> shape() {
    return shape;
  }

  void shape(Optional<Shape> known) {
    shape = known;
  }

  /** The last name it was given. */
  Optional<Name> name() {
    return name;
  }

  void name(Name given) {
    name = Optional.of(given);
  }

  boolean isUsed() {
    return used;
  }

  void use() {
    used = true;
  }

  /** The first bare line after an assignment from a named tensor. */
  Optional<Span> lineAfter() {
    return fromNamed ? lineAfter : Optional.empty();
  }

  void lineAfter(Span line) {
    lineAfter = Optional.of(line);
  }
}
