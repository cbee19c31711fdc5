package org.cnnc.compiler.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.function.FileFunctions;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.FunctionSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.word.Value;

/** What a file sees: constants, functions and blocks, its own and those of its imports. */
public final class Definitions implements Scope {
  private final Map<String, Optional<Value>> constants = new LinkedHashMap<>();
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final Map<String, Name> names = new HashMap<>();
  private final Map<String, Optional<Value>> ownConstants = new LinkedHashMap<>();
  private final Map<String, Block> ownBlocks = new LinkedHashMap<>();

  private final List<FunctionSyntax> ownFunctions = new ArrayList<>();
  private final List<FileFunctions> importedFunctions = new ArrayList<>();
  private FileFunctions functions = FileFunctions.NONE;

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

  /** The functions that the file sees. */
  public FileFunctions functions() {
    return functions;
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

  void define(FunctionSyntax function) {
    take(function.name(), function.name().span());
    ownFunctions.add(function);
  }

  /** Reads the functions defined so far; constants and imports are known by then. */
  void readFunctions(Diagnostics diagnostics) {
    functions = FileFunctions.read(ownFunctions, importedFunctions, this, diagnostics);
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
    file.ownFunctions.forEach(function -> take(function.name(), place));
    importedFunctions.add(file.functions);
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
