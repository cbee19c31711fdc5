/**
 * What a generated network links against: the model and its pass, training options and results.
 * Everything here runs on {@code java.base} alone.
 */
package org.cnnc.runtime;
