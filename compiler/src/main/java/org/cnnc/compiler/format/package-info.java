/**
 * The one form in which a file is written: where its lines end, how they are indented, where blanks
 * stand. Comments stay where they are; what the file means stays the same.
 */
package org.cnnc.compiler.format;
