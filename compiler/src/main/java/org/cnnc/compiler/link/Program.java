package org.cnnc.compiler.link;

import org.cnnc.compiler.syntax.FileSyntax;

/**
 * A file with all that it imports.
 *
 * @param definitions what the file sees
 */
public record Program(FileSyntax file, Definitions definitions) {}
