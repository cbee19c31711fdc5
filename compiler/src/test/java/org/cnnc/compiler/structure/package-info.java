/** Rules that hold for the compiler's sources as a whole. */
package org.cnnc.compiler.structure;
