/** Threads that share out the work of a training run or of a prediction; for the runtime alone. */
package org.cnnc.runtime.thread;
