package org.cnnc.compiler.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;

/** The tensors of a model under construction: their names, which is current, which are used. */
final class Tensors {
  /** The name of the current tensor. */
  static final String CURRENT = "_";

  private final List<Entry> entries = new ArrayList<>();
  private final List<Entry> named = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private int current = -1;
  private String currentName = "";

  /**
   * A tensor.
   *
   * @param name the last one it was given; empty for one without
   */
  static final class Entry {
    private Optional<Name> name = Optional.empty();
    private boolean used;
    private boolean fromNamed;
    private Optional<Span> lineAfter = Optional.empty();

    Optional<Name> name() {
      return name;
    }

    boolean isUsed() {
      return used;
    }

    /** The first bare line after an assignment from a named tensor. */
    Optional<Span> lineAfter() {
      return fromNamed ? lineAfter : Optional.empty();
    }
  }

  int create(boolean fromNamed) {
    Entry entry = new Entry();
    entry.fromNamed = fromNamed;
    entries.add(entry);
    return entries.size() - 1;
  }

  void name(int tensor, Name name) {
    names.put(name.text(), tensor);
    entries.get(tensor).name = Optional.of(name);
    named.add(entries.get(tensor));
  }

  void makeCurrent(int tensor, String name) {
    current = tensor;
    currentName = name;
  }

  /** Notes that a bare line stands here: a named chain before it may have been forgotten. */
  void lineAt(Span span) {
    for (Entry entry : named) {
      if (!entry.used && entry.lineAfter.isEmpty()) {
        entry.lineAfter = Optional.of(span);
      }
    }
  }

  Optional<Integer> current() {
    return current < 0 ? Optional.empty() : Optional.of(current);
  }

  String currentName() {
    return currentName;
  }

  Optional<Integer> find(String name) {
    return name.equals(CURRENT) ? current() : Optional.ofNullable(names.get(name));
  }

  List<String> names() {
    return List.copyOf(names.keySet());
  }

  void use(int tensor) {
    entries.get(tensor).used = true;
  }

  List<Entry> entries() {
    return entries;
  }
}
