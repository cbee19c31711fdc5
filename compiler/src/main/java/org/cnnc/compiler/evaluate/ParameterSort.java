package org.cnnc.compiler.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.word.Value;

/** The type of a model's parameter, written or taken from its default. */
enum ParameterSort {
  INT("a whole number"),
  REAL("a number"),
  BOOL("`true` or `false`"),
  TEXT("text");

  private final String description;

  ParameterSort(String description) {
    this.description = description;
  }

  /** The type as the file names it. */
  static ParameterSort of(Name type) {
    List<String> known =
        Arrays.stream(values()).map(sort -> sort.name().toLowerCase(Locale.ROOT)).toList();
    if (known.contains(type.text())) {
      return valueOf(type.text().toUpperCase(Locale.ROOT));
    }
    String message = "The type of a parameter is one of " + Suggestions.list(known) + ".";
    throw new Refusal(
        Diagnostic.error("unknown-value", type.span(), message)
            .withHint(Suggestions.hint(type.text(), known)));
  }

  /** The type of a default. */
  static ParameterSort of(Value fallback) {
    if (fallback instanceof Value.Whole) {
      return INT;
    }
    if (fallback instanceof Value.Real) {
      return REAL;
    }
    if (fallback instanceof Value.Bool) {
      return BOOL;
    }
    if (fallback instanceof Value.Text || fallback instanceof Value.Bare) {
      return TEXT;
    }
    String message =
        "A parameter is a number, `true`, `false` or text, not " + fallback.description() + ".";
    throw new Refusal(Diagnostic.error("wrong-type", fallback.span(), message));
  }

  /** The value as this type, or a refusal. */
  Value convert(String parameter, Value value) {
    boolean fits =
        switch (this) {
          case INT -> value instanceof Value.Whole;
          case REAL -> value instanceof Value.Real || value instanceof Value.Whole;
          case BOOL -> value instanceof Value.Bool;
          case TEXT -> value instanceof Value.Text || value instanceof Value.Bare;
        };
    if (!fits) {
      String message =
          "`" + parameter + "` is " + description + ", not " + value.description() + ".";
      throw new Refusal(Diagnostic.error("wrong-type", value.span(), message));
    }
    return this == REAL && value instanceof Value.Whole whole
        ? new Value.Real(whole.value(), whole.span())
        : value;
  }
}
