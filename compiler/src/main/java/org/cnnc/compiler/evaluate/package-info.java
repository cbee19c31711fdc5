/** Expressions become values while compiling, arguments become values of parameters. */
package org.cnnc.compiler.evaluate;
