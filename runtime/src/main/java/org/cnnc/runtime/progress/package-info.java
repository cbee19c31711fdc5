/** What a run shows while it goes on: Keras' bar on a terminal, plain lines elsewhere. */
package org.cnnc.runtime.progress;
