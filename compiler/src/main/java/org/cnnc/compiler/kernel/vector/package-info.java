/**
 * Turns contractions into methods over {@code jdk.incubator.vector}: a tile of sums in registers,
 * the scalar operand broadcast, the vector operand in panels two vectors wide. A pooling that alone
 * reads the sums is done to them before they are stored. Windows over whole vectors of channels
 * have a form too; the rest is left to the portable renderer.
 */
package org.cnnc.compiler.kernel.vector;
