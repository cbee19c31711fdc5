/** Java's own compiler, from sources in memory to classes in memory. */
package org.cnnc.tools.javac;
