/** The words of {@code train} sections that come with the compiler, one a file. */
package org.cnnc.compiler.train.words;
