/** Right programs with a mistake in them, and what the compiler says to it. */
package org.cnnc.compiler.mutant;
