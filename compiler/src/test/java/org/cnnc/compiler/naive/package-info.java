/**
 * The layers again, as plain loops written from the specification, to compare generated code with:
 * in float32 to the last bit, in float64 by central differences.
 */
package org.cnnc.compiler.naive;
