/** PyTorch through the Deep Java Library as a contender. */
package org.cnnc.benchmarks.djl;
