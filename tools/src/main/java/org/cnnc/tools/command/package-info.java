/**
 * The sub-commands of {@code cnn}, one class each, and what they share. Results go to standard
 * output, diagnostics and progress to standard error.
 */
package org.cnnc.tools.command;
