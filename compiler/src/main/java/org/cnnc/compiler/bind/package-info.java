/**
 * Arguments meet the parameters that take them, shapes meet layers: the result is a checked model.
 */
package org.cnnc.compiler.bind;
