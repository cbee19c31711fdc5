/** Compiles a model in memory, loads its classes, and trains, evaluates or predicts with them. */
package org.cnnc.tools.run;
