package org.cnnc.compiler.syntax;

import org.cnnc.compiler.source.Span;

/**
 * {@code import "lib/blocks.cnn"}.
 *
 * @param path as written, without quotes
 * @param span the path with its quotes
 */
public record ImportSyntax(String path, Span span) {}
