/**
 * Decides where a model's values are and in which order its nests run: flat weight offsets, arrays
 * shared by values that do not live together, what training keeps.
 */
package org.cnnc.compiler.plan;
