/**
 * Writes the classes: the model's, with its kernels inside, and the run's. Text of a user reaches
 * the source only as a string literal, through {@code Javadoc}, or as a name that was checked.
 */
package org.cnnc.compiler.emit;
