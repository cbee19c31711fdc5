/**
 * Turns contractions into methods over {@code jdk.incubator.vector}: a tile of sums in registers,
 * the scalar operand broadcast, the vector operand in panels two vectors wide. What is no
 * contraction is left to the portable renderer.
 */
package org.cnnc.compiler.kernel.vector;
