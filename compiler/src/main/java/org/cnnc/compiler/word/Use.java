package org.cnnc.compiler.word;

/** A word with its arguments: {@code SGD(learning_rate=0.01)}. */
public record Use<W extends Word>(W word, Arguments arguments) {}
