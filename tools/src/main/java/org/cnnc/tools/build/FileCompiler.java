package org.cnnc.tools.build;

import org.cnnc.compiler.CnnCompiler;

/** Turns the text of one file into sources: {@code CnnCompiler::compile}. */
@FunctionalInterface
public interface FileCompiler {
  CnnCompiler.Response compile(CnnCompiler.Request request);
}
