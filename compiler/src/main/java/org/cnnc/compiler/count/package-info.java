/** How many layers a model comes to, found without building any. */
package org.cnnc.compiler.count;
