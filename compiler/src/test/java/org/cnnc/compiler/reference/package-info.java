/**
 * A naive reading of the language, written from its specification: text to a flat list of naive
 * layers, with nothing of the compiler but shapes and the calculus of functions.
 */
package org.cnnc.compiler.reference;
