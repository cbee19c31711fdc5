/** The loop that every contender runs, in a process of its own: the same work, the same clock. */
package org.cnnc.benchmarks.harness;
