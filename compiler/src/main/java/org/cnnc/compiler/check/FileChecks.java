package org.cnnc.compiler.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.kernel.vector.VectorUnit;
import org.cnnc.compiler.syntax.FileSyntax;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.TrainSyntax;

/** Names of models, runs and parameters: legal, distinct, and the models of runs exist. */
public final class FileChecks {
  private FileChecks() {}

  /** Reports what is wrong with names across a file. */
  public static void check(FileSyntax file, Diagnostics diagnostics) {
    // Class files of names that differ in case alone overwrite each other on some disks.
    Map<String, Name> classes = new HashMap<>();
    for (ModelSyntax model : file.models()) {
      NameRules.checkClass(model.name(), "Net", diagnostics);
      checkClasses(model.name(), classes, diagnostics);
      Map<String, Name> parameters = new HashMap<>();
      for (ModelSyntax.Parameter parameter : model.parameters()) {
        NameRules.checkWord(parameter.name(), diagnostics);
        checkDistinct(parameter.name(), parameter.name().text(), parameters, diagnostics);
      }
    }
    for (TrainSyntax train : file.trains()) {
      NameRules.checkClass(train.name(), "Run", diagnostics);
      checkDistinct(
          train.name(), train.name().text().toLowerCase(Locale.ROOT), classes, diagnostics);
      if (!train.overrides().isEmpty()) {
        String specialised = train.name().text() + "Model";
        checkClasses(new Name(specialised, train.name().span()), classes, diagnostics);
      }
      if (model(train, file).isEmpty()) {
        diagnostics.add(unknownModel(train, file));
      }
    }
  }

  /** The classes of a model: its own, and one for each vector unit. */
  private static void checkClasses(Name model, Map<String, Name> taken, Diagnostics diagnostics) {
    if (checkDistinct(model, model.text().toLowerCase(Locale.ROOT), taken, diagnostics)) {
      for (VectorUnit unit : VectorUnit.values()) {
        Name own = new Name(unit.className(model.text()), model.span());
        checkDistinct(own, own.text().toLowerCase(Locale.ROOT), taken, diagnostics);
      }
    }
  }

  /** The model a run trains. */
  public static Optional<ModelSyntax> model(TrainSyntax train, FileSyntax file) {
    return file.models().stream()
        .filter(model -> model.name().text().equals(train.model().text()))
        .findFirst();
  }

  /**
   * Whether a model has parameters without a value and is made for runs that give them. A run of a
   * model that does not exist may be meant for any.
   */
  public static boolean isTemplate(ModelSyntax model, FileSyntax file) {
    return model.parameters().stream().anyMatch(parameter -> parameter.fallback().isEmpty())
        && file.trains().stream()
            .filter(train -> !train.overrides().isEmpty())
            .anyMatch(
                train ->
                    train.model().text().equals(model.name().text())
                        || model(train, file).isEmpty());
  }

  private static boolean checkDistinct(
      Name name, String key, Map<String, Name> taken, Diagnostics diagnostics) {
    Name first = taken.putIfAbsent(key, name);
    if (first != null) {
      String message =
          "The name `" + first.text() + "` is already used at " + first.span().position() + ".";
      diagnostics.add(Diagnostic.error("duplicate-name", name.span(), message));
    }
    return first == null;
  }

  private static Diagnostic unknownModel(TrainSyntax train, FileSyntax file) {
    List<String> known = file.models().stream().map(model -> model.name().text()).toList();
    String message = "There is no model `" + train.model().text() + "`.";
    return Diagnostic.error("unknown-model", train.model().span(), message)
        .withHint(Suggestions.hint(train.model().text(), known));
  }
}
