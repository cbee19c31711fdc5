/**
 * Starts every measurement as a process of its own, round after round, and compares the medians.
 */
package org.cnnc.benchmarks.suite;
