package org.cnnc.compiler.syntax;

import org.cnnc.compiler.source.Span;

/** A name as the file writes it, and where. */
public record Name(String text, Span span) {}
