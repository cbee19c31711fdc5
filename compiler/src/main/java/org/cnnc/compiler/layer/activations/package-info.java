/** The activations of the language, one file each. */
package org.cnnc.compiler.layer.activations;
