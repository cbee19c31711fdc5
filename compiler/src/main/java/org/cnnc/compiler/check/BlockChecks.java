package org.cnnc.compiler.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.BlockSyntax;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.syntax.StatementSyntax.Input;
import org.cnnc.compiler.syntax.StatementSyntax.Output;
import org.cnnc.compiler.syntax.StatementSyntax.Return;

/** What is wrong with a block whoever calls it. */
public final class BlockChecks {
  private final BlockSyntax block;
  private final Diagnostics diagnostics;
  private final Map<String, Name> names = new HashMap<>();

  private BlockChecks(BlockSyntax block, Diagnostics diagnostics) {
    this.block = block;
    this.diagnostics = diagnostics;
  }

  /** Reports bad names, and statements where they cannot stand. */
  public static void check(BlockSyntax block, Diagnostics diagnostics) {
    BlockChecks checks = new BlockChecks(block, diagnostics);
    NameRules.checkWord(block.name(), diagnostics);
    block.parameters().stream().map(ModelSyntax.Parameter::name).forEach(checks::name);
    block.tensors().forEach(checks::name);
    checks.ending();
  }

  private void name(Name name) {
    NameRules.checkWord(name, diagnostics);
    Name first = names.putIfAbsent(name.text(), name);
    if (first != null) {
      String message =
          "The name `" + name.text() + "` is already used at " + first.span().position() + ".";
      diagnostics.add(
          Diagnostic.error("duplicate-name", name.span(), message)
              .withHint("Choose another name."));
    }
  }

  private void ending() {
    List<StatementSyntax> statements = block.statements();
    int last = statements.size() - 1;
    boolean ends = last >= 0 && statements.get(last) instanceof Return;
    if (!ends) {
      diagnostics.add(
          Diagnostic.error(
                  "missing-return",
                  block.name().span(),
                  "The block `" + block.name().text() + "` does not end in `return`.")
              .withHint("Write `return x` as its last line, with the tensor it gives."));
    }
    places(ends ? statements.subList(0, last) : statements);
  }

  private void places(List<StatementSyntax> statements) {
    for (StatementSyntax statement : statements) {
      word(statement).ifPresent(word -> misplaced(statement.span(), word));
      statement.bodies().forEach(this::places);
    }
  }

  private static Optional<String> word(StatementSyntax statement) {
    if (statement instanceof Input) {
      return Optional.of("input");
    }
    if (statement instanceof Output) {
      return Optional.of("output");
    }
    return statement instanceof Return ? Optional.of("return") : Optional.empty();
  }

  private void misplaced(Span span, String word) {
    Diagnostic report =
        word.equals("return")
            ? Diagnostic.error(
                    "misplaced-statement", span, "A block has one `return`, its last line.")
                .withHint("Give the tensor a name in the branches, and return it at the end.")
            : Diagnostic.error("misplaced-statement", span, "A block has no `" + word + "`.")
                .withHint("Write it in the model that calls the block.");
    diagnostics.add(report);
  }
}
