/** The plug-in point for layers: a kind, its arguments, shapes, weights and arithmetic. */
package org.cnnc.compiler.layer;
