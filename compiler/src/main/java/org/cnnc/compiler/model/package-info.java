/** Checked networks. */
package org.cnnc.compiler.model;
