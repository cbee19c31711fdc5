/** Formulas of numbers and variables: their algebra, their derivatives, their text. */
package org.cnnc.compiler.function.formula;
