package org.cnnc.compiler;

/**
 * A generated source file.
 *
 * @param path relative to the output folder, forward slashes: {@code org/acme/FashionCnn.java}
 */
public record EmittedFile(String path, String text) {}
