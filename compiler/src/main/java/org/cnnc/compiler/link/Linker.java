package org.cnnc.compiler.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.check.BlockChecks;
import org.cnnc.compiler.check.EnumeratorNames;
import org.cnnc.compiler.check.NameRules;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.syntax.BlockSyntax;
import org.cnnc.compiler.syntax.ConstSyntax;
import org.cnnc.compiler.syntax.FileParser;
import org.cnnc.compiler.syntax.FileSyntax;
import org.cnnc.compiler.syntax.ImportSyntax;
import org.cnnc.compiler.train.RunBinder;
import org.cnnc.compiler.word.Value;
import org.cnnc.compiler.word.Words;

/** The stage from text to a {@link Program}: parses a file and what it imports, each once. */
public final class Linker {
  private final Words words;
  private final Limits limits;
  private final Diagnostics diagnostics;
  private final ImportReader reader;
  private final Map<String, Optional<Definitions>> known = new HashMap<>();
  private final Map<Block, Integer> heights = new HashMap<>();
  private final Deque<Step> path = new ArrayDeque<>();

  /** One file on the way from the first to the one being read, and its import that leads on. */
  private static final class Step {
    private final String file;
    private Optional<ImportSyntax> next = Optional.empty();

    Step(String file) {
      this.file = file;
    }
  }

  private Linker(SourceFiles files, Words words, Limits limits, Diagnostics diagnostics) {
    this.reader = new ImportReader(files);
    this.words = words;
    this.limits = limits;
    this.diagnostics = diagnostics;
  }

  /** The program, or empty if a file cannot be read, or is not well formed. */
  public static Optional<Program> link(
      Source source, SourceFiles files, Words words, Limits limits, Diagnostics diagnostics) {
    Linker linker = new Linker(files, words, limits, diagnostics);
    return FileParser.parse(source, limits, diagnostics).flatMap(linker::program);
  }

  private Optional<Program> program(FileSyntax file) {
    return definitions(file).map(definitions -> new Program(file, definitions));
  }

  private Optional<Definitions> definitions(FileSyntax file) {
    Definitions definitions = new Definitions();
    Step step = new Step(file.source().name());
    path.addLast(step);
    boolean complete = true;
    for (ImportSyntax syntax : file.imports()) {
      step.next = Optional.of(syntax);
      complete &= attempt(() -> read(syntax, file.source(), definitions));
    }
    path.removeLast();
    EnumeratorNames.check(file, RunBinder.users(words), words, diagnostics);
    file.constants().forEach(constant -> attempt(() -> define(constant, definitions)));
    file.functions().forEach(function -> attempt(() -> definitions.define(function)));
    definitions.readFunctions(diagnostics);
    file.blocks().forEach(block -> attempt(() -> define(block, definitions)));
    complete &= Recursion.check(definitions, heights, limits.depth(), diagnostics);
    return complete ? Optional.of(definitions) : Optional.empty();
  }

  private boolean attempt(Runnable action) {
    try {
      action.run();
      return true;
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
      return false;
    }
  }

  private void define(ConstSyntax syntax, Definitions definitions) {
    NameRules.checkWord(syntax.name(), diagnostics);
    Optional<Value> value = Optional.empty();
    try {
      value = Optional.of(new Evaluator(definitions).value(syntax.value()));
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
    }
    definitions.define(syntax.name(), value);
  }

  private void define(BlockSyntax syntax, Definitions definitions) {
    BlockChecks.check(syntax, diagnostics);
    if (words.find(LayerKind.class, syntax.name().text()).isPresent()) {
      String message = "`" + syntax.name().text() + "` is a layer kind and cannot name a block.";
      throw new Refusal(
          Diagnostic.error("reserved-name", syntax.name().span(), message)
              .withHint("Choose another name, for instance `my" + syntax.name().text() + "`."));
    }
    definitions.define(new Block(syntax, definitions));
  }

  private void read(ImportSyntax syntax, Source importer, Definitions definitions) {
    String name = reader.resolve(syntax, importer);
    requireNoCycle(name);
    if (!known.containsKey(name)) {
      known.put(name, Optional.empty());
      known.put(
          name,
          FileParser.parse(reader.read(name, syntax, importer), limits, diagnostics)
              .flatMap(this::definitions));
    }
    definitions.see(known.get(name).orElseThrow(Refusal::reported), syntax.span());
  }

  private void requireNoCycle(String name) {
    StringBuilder round = new StringBuilder();
    Optional<ImportSyntax> first = Optional.empty();
    for (Step step : path) {
      if (first.isPresent() || step.file.equals(name)) {
        first = first.or(() -> step.next);
        round.append(step.file).append(" -> ");
      }
    }
    if (first.isPresent()) {
      throw new Refusal(
          Diagnostic.error(
                  "import-cycle", first.get().span(), "Imports go round: " + round + name + ".")
              .withHint("Move what both files need to a third."));
    }
    if (path.size() > limits.depth()) {
      String message =
          "Imports go " + path.size() + " files deep; the most is " + limits.depth() + ".";
      throw new Refusal(
          Diagnostic.error("nested-too-deep", path.peekLast().next.orElseThrow().span(), message)
              .withHint("Import what is needed directly."));
    }
  }
}
