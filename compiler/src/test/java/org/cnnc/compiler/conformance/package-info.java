/** What every layer kind owes, checked for all that the class path holds, ours or not. */
package org.cnnc.compiler.conformance;
