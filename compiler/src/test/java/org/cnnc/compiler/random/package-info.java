/** Random right models of the whole language, held against the naive reading of their text. */
package org.cnnc.compiler.random;
