/** This project as a contender: generated networks, used as an application would. */
package org.cnnc.benchmarks.cnn;
