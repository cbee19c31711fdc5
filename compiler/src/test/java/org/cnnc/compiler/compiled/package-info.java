/** Networks compiled all the way in memory: text to Java to a loaded class, for tests that run. */
package org.cnnc.compiler.compiled;
