package org.cnnc.compiler.syntax;

import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Span;

/** Refuses what the grammar reads and this version does not compile. */
final class NotYet {
  private NotYet() {}

  static Refusal refuse(String what, Span span) {
    return new Refusal(
        Diagnostic.error("not-supported-yet", span, what + " is not supported by this version."));
  }
}
