package org.cnnc.compiler.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.syntax.FileSyntax;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.Word;
import org.cnnc.compiler.word.Words;

/**
 * Values of a file may not be called like the words that arguments take without quotes: with a
 * parameter {@code same}, what would {@code padding=same} mean?
 */
public final class EnumeratorNames {
  /** Which argument takes the word. */
  private final Map<String, String> owners = new HashMap<>();

  /** The words that the arguments of some words take. */
  public EnumeratorNames(Collection<? extends Word> users, Words words) {
    for (Word user : users) {
      for (Parameter<?> parameter : user.parameters()) {
        parameter
            .type()
            .enumerators()
            .apply(words)
            .forEach(word -> owners.putIfAbsent(word, parameter.name()));
      }
    }
  }

  /**
   * Reports the constants of a file, and the values in its blocks and models.
   *
   * @param others beside layer kinds, what takes words for arguments
   */
  public static void check(
      FileSyntax file, Collection<Word> others, Words words, Diagnostics diagnostics) {
    EnumeratorNames ofLayers = new EnumeratorNames(words.all(LayerKind.class), words);
    file.blocks().forEach(b -> ofLayers.check(b.parameters(), b.statements(), diagnostics));
    file.models().forEach(m -> ofLayers.check(m.parameters(), m.statements(), diagnostics));
    EnumeratorNames all = new EnumeratorNames(others, words);
    all.owners.putAll(ofLayers.owners);
    file.constants().forEach(c -> all.check(c.name(), "a constant", diagnostics));
  }

  /** Reports one name if it is such a word. */
  public void check(Name name, String what, Diagnostics diagnostics) {
    String owner = owners.get(name.text());
    if (owner != null) {
      diagnostics.add(
          NameRules.reserved(name, "a value of `" + owner + "`", what, "my_" + name.text()));
    }
  }

  private void check(
      List<ModelSyntax.Parameter> parameters,
      List<StatementSyntax> statements,
      Diagnostics diagnostics) {
    parameters.forEach(p -> check(p.name(), "a parameter", diagnostics));
    check(statements, diagnostics);
  }

  private void check(List<StatementSyntax> statements, Diagnostics diagnostics) {
    for (StatementSyntax statement : statements) {
      if (statement instanceof StatementSyntax.Let let) {
        check(let.name(), "a value", diagnostics);
      } else if (statement instanceof StatementSyntax.For loop) {
        check(loop.name(), "a value", diagnostics);
      }
      statement.bodies().forEach(body -> check(body, diagnostics));
    }
  }
}
