package org.cnnc.compiler.source;

/**
 * The text of one file and the name it is reported under (a path relative to the source folder,
 * forward slashes).
 */
public record Source(String name, String text) {}
