/** Text and the places in it: line and column are computed here alone. */
package org.cnnc.compiler.source;
