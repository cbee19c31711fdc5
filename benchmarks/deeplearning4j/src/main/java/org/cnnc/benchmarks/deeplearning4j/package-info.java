/** Deeplearning4j on its oneDNN backend as a contender. */
package org.cnnc.benchmarks.deeplearning4j;
