/** Metrics: what a run reports beside its loss. */
package org.cnnc.runtime.metric;
