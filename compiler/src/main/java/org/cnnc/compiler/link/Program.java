package org.cnnc.compiler.link;

import java.util.Set;
import java.util.TreeSet;
import org.cnnc.compiler.syntax.FileSyntax;

/**
 * A file with all that it imports.
 *
 * @param definitions what the file sees
 * @param imports the names of all files that were read for it, directly or not
 */
public record Program(FileSyntax file, Definitions definitions, Set<String> imports) {
  public Program {
    imports = new TreeSet<>(imports);
  }
}
