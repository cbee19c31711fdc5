/**
 * The words of the language: what they are called, which arguments they take, where they are found.
 */
package org.cnnc.compiler.word;
