/** What the Java of all renderings has in common: transforms, and copies of weights. */
package org.cnnc.compiler.kernel.code;
