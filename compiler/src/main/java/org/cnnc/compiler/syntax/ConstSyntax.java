package org.cnnc.compiler.syntax;

import org.cnnc.compiler.source.Span;

/** {@code const EPS = 1e-3}. */
public record ConstSyntax(Name name, ValueSyntax value, Span span) {}
