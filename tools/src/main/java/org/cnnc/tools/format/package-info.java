/** Files and their canonical form: said where they differ, or written. */
package org.cnnc.tools.format;
