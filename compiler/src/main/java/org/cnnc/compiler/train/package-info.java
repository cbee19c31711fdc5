/**
 * The stage from a file's {@code train} sections to checked {@link Run}s: data, compile, fit and
 * evaluate against the model they are for. The words in it are found through ServiceLoader.
 */
package org.cnnc.compiler.train;
