/** The layer kinds of the language, one file each. */
package org.cnnc.compiler.layer.kinds;
