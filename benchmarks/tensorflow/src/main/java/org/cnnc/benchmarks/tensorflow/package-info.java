/** TensorFlow Java as a contender: static graphs, channels last, oneDNN on. */
package org.cnnc.benchmarks.tensorflow;
