package org.cnnc.compiler.train;

/**
 * What a run reports beside its loss, such as {@code accuracy}; its name is its key in the logs.
 */
public interface MetricWord extends TrainingWord {}
