package org.cnnc.compiler.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.word.Value;

/** The constants and blocks that a file sees: its own and those of the files it imports. */
public final class Definitions implements Scope {
  private final Map<String, Optional<Value>> constants = new LinkedHashMap<>();
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final Map<String, Name> names = new HashMap<>();
  private final Map<String, Optional<Value>> ownConstants = new LinkedHashMap<>();
  private final Map<String, Block> ownBlocks = new LinkedHashMap<>();

  /** Definitions of nothing. */
  public Definitions() {}

  /** The block of that name. */
  public Optional<Block> block(String name) {
    return Optional.ofNullable(blocks.get(name));
  }

  @Override
  public Optional<Value> value(String name) {
    return Optional.ofNullable(constants.get(name))
        .map(value -> value.orElseThrow(Refusal::reported));
  }

  @Override
  public Collection<String> names() {
    return constants.keySet();
  }

  /** The names of all blocks. */
  public Collection<String> blockNames() {
    return blocks.keySet();
  }

  Collection<Block> ownBlocks() {
    return ownBlocks.values();
  }

  /** Defines a constant; one that is in error has no value. */
  void define(Name name, Optional<Value> value) {
    take(name, name.span());
    constants.put(name.text(), value);
    ownConstants.put(name.text(), value);
  }

  void define(Block block) {
    Name name = block.syntax().name();
    take(name, name.span());
    blocks.put(name.text(), block);
    ownBlocks.put(name.text(), block);
  }

  /**
   * Sees what a file defines, not what it imports.
   *
   * @param place the import
   */
  void see(Definitions file, Span place) {
    file.ownConstants.forEach(
        (name, value) -> {
          take(file.names.get(name), place);
          constants.put(name, value);
        });
    file.ownBlocks.forEach(
        (name, block) -> {
          take(file.names.get(name), place);
          blocks.put(name, block);
        });
  }

  /** A file that is imported twice defines nothing twice. */
  private void take(Name name, Span place) {
    Name first = names.putIfAbsent(name.text(), name);
    if (first != null && first != name) {
      String message =
          "The name `" + name.text() + "` is already used at " + first.span().seenFrom(place) + ".";
      Diagnostic report = Diagnostic.error("duplicate-name", place, message);
      throw new Refusal(
          place == name.span() ? report : report.withNote("It is also defined", name.span()));
    }
  }
}
