/** What a file demands of its models: {@code require params() <= 350_000}. */
package org.cnnc.compiler.require;
