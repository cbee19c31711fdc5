/** The {@code cnn} command: everything round the compiler that touches files and people. */
package org.cnnc.tools;
