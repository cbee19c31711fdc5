/** Initializers: what a weight starts as, by Keras' names, found by ServiceLoader. */
package org.cnnc.runtime.initializer;
