package org.cnnc.compiler.link;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Paths of imports: relative to the importing file, forward slashes. */
final class ImportPath {
  private ImportPath() {}

  /**
   * The name of an imported file below the source folder, or empty if the path leads out of it.
   *
   * @param importer the name of the importing file
   */
  static Optional<String> resolve(String importer, String path) {
    if (path.startsWith("/") || path.startsWith("~") || path.contains("\\") || path.contains(":")) {
      return Optional.empty();
    }
    Deque<String> folders = new ArrayDeque<>(folders(importer));
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (folders.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.equals(".")) {
        folders.addLast(part);
      }
    }
    return Optional.of(String.join("/", folders));
  }

  /** What to type in one file for another. */
  static String relative(String importer, String name) {
    List<String> from = folders(importer);
    List<String> to = Arrays.asList(name.split("/"));
    int common = 0;
    while (common < from.size()
        && common < to.size() - 1
        && from.get(common).equals(to.get(common))) {
      common++;
    }
    return "../".repeat(from.size() - common) + String.join("/", to.subList(common, to.size()));
  }

  private static List<String> folders(String file) {
    int end = file.lastIndexOf('/');
    return end < 0 ? List.of() : Arrays.asList(file.substring(0, end).split("/"));
  }
}
