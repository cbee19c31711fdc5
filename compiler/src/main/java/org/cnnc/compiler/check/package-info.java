/** What is legal to write and still wrong or unwise: names and whole models. */
package org.cnnc.compiler.check;
