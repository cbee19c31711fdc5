/**
 * Functions of a file: {@code function cubic(x) = x**3 + 2*x + 5}, read, checked, differentiated by
 * symbols and simplified.
 *
 * <pre>
 *   FunctionSyntax
 *     | read          FormulaReader   names and constants become a formula, other functions are put in
 *   Formula
 *     | differentiate Derivative, Simplifier
 *   Formula
 *     | lower         Lowering        operations of float32 in a written order
 *   ScalarFunction    two or more: the value, and the derivative by each tensor parameter
 * </pre>
 */
package org.cnnc.compiler.function;
