/** Reports to the user: first as data, then printed. */
package org.cnnc.compiler.diagnostic;
