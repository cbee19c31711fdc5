package org.cnnc.compiler.expand;

import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;

/** Reports tensors that nothing reads: a forgotten line, or two styles mixed by accident. */
final class Unused {
  private Unused() {}

  static void report(Tensors tensors, String input, Diagnostics diagnostics) {
    for (Tensors.Entry entry : tensors.entries()) {
      if (!entry.isUsed()) {
        diagnostics.add(
            entry
                .lineAfter()
                .map(line -> mixed(entry, line, input))
                .orElseGet(() -> unused(entry)));
      }
    }
  }

  private static Diagnostic mixed(Tensors.Entry entry, Span line, String input) {
    String name = entry.name().orElseThrow().text();
    String message = "This line applies to `" + input + "`, not to `" + name + "`.";
    return Diagnostic.error("mixed-style", line, message)
        .withHint("Write `" + name + " = " + line.text() + "(" + name + ")`.");
  }

  private static Diagnostic unused(Tensors.Entry entry) {
    String what =
        entry.name().map(name -> "The tensor `" + name.text() + "`").orElse("This output");
    Span span = entry.name().map(Name::span).orElse(entry.span());
    return Diagnostic.error("unused-tensor", span, what + " is never used.")
        .withHint("Use it, or remove the line.");
  }
}
