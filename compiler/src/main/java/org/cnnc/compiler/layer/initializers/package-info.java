/** How fresh weights are drawn, one file each. */
package org.cnnc.compiler.layer.initializers;
