/** From statements to a flat list of layer calls: parameters, arithmetic, names of tensors. */
package org.cnnc.compiler.expand;
