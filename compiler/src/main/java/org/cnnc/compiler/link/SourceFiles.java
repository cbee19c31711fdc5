package org.cnnc.compiler.link;

import java.util.List;
import org.cnnc.compiler.source.Source;

/** Where imported files come from: the compiler itself reads none. */
public interface SourceFiles {
  /** No file can be imported. */
  SourceFiles NONE = name -> new Missing(List.of());

  /**
   * Reads a file.
   *
   * @param name relative to the source folder, with forward slashes, without {@code ..}
   */
  Answer read(String name);

  /** What came of reading a file. */
  sealed interface Answer {}

  /** The file is there. */
  record Found(Source source) implements Answer {}

  /**
   * There is no such file.
   *
   * @param others names of files that may be meant
   */
  record Missing(List<String> others) implements Answer {
    public Missing {
      others = List.copyOf(others);
    }
  }

  /** The name leads out of the source folder, by a link. */
  record Outside() implements Answer {}

  /**
   * The file is there and is no text that can be compiled.
   *
   * @param id of the report
   * @param message what is wrong with it, as a sentence
   */
  record Unreadable(String id, String message) implements Answer {}
}
