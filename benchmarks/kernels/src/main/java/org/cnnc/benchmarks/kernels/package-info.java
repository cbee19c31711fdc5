/** JMH for generated kernels, each beside the peak of the processor measured next to it. */
package org.cnnc.benchmarks.kernels;
