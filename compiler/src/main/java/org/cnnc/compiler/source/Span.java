package org.cnnc.compiler.source;

/** The characters from {@code start} (inclusive) to {@code end} (exclusive) of a source. */
public record Span(Source source, int start, int end) {}
