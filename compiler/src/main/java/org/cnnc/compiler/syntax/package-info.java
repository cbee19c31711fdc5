/** The parsed file as records. The only package that knows ANTLR. */
package org.cnnc.compiler.syntax;
