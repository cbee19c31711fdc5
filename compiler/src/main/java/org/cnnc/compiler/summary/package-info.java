/** The table of layers, shapes and weights. */
package org.cnnc.compiler.summary;
