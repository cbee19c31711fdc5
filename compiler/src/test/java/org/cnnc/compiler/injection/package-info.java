/** Texts that try to become code, through every text that reaches generated code. */
package org.cnnc.compiler.injection;
