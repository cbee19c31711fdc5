package org.cnnc.compiler.expand;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;

/** Reports tensors that nothing reads: a forgotten line, or two styles mixed by accident. */
final class Unused {
  private Unused() {}

  static void report(Network network, String input) {
    for (TensorEntry entry : network.tensors()) {
      if (!entry.isUsed()) {
        network.fail(
            new Refusal(
                entry
                    .lineAfter()
                    .map(line -> mixed(entry, line, input))
                    .orElseGet(() -> unused(entry))));
      }
    }
  }

  private static Diagnostic mixed(TensorEntry entry, Span line, String input) {
    String name = entry.name().orElseThrow().text();
    String message = "This line applies to `" + input + "`, not to `" + name + "`.";
    return Diagnostic.error("mixed-style", line, message)
        .withHint("Write `" + name + " = " + line.text() + "(" + name + ")`.");
  }

  private static Diagnostic unused(TensorEntry entry) {
    String what =
        entry.name().map(name -> "The tensor `" + name.text() + "`").orElse("This output");
    Span span = entry.name().map(Name::span).orElse(entry.span());
    Diagnostic report = Diagnostic.error("unused-tensor", span, what + " is never used.");
    for (Diagnostic.Note place : entry.places()) {
      report = report.withNote(place);
    }
    Optional<String> output =
        entry.name().flatMap(name -> Suggestions.hint(name.text(), List.of("output")));
    return report.withHint(output.orElse("Use it, or remove the line."));
  }
}
