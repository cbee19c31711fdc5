/** What a run does with its data, under Keras' names and with Keras' arguments. */
package org.cnnc.compiler.train.step;
