package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.cnnc.tools.build.OutputName.Sort;
import org.cnnc.tools.io.OutputFolder;

/** The folders of a request, one for each sort of output that is wanted. */
final class OutputFolders {
  private final Map<Sort, Path> roots = new EnumMap<>(Sort.class);

  OutputFolders(BuildRequest request) {
    roots.put(Sort.JAVA, request.outputDirectory());
    request.vector().ifPresent(v -> roots.put(Sort.CLASS, v.classDirectory()));
    request
        .vector()
        .flatMap(BuildRequest.Vector::sourceDirectory)
        .ifPresent(d -> roots.put(Sort.VECTOR_JAVA, d));
  }

  /** Where a file is; empty if its sort is not wanted. */
  Optional<Path> path(OutputName name) {
    return Optional.ofNullable(roots.get(name.sort())).map(root -> root.resolve(name.path()));
  }

  /** The bytes of a file; empty if there is none. */
  Optional<byte[]> read(OutputName name) throws IOException {
    Path root = roots.get(name.sort());
    if (root == null) {
      return Optional.empty();
    }
    OutputFolder folder = new OutputFolder(root);
    return folder.has(name.path()) ? Optional.of(folder.read(name.path())) : Optional.empty();
  }

  /** Writes a file of a sort that is wanted, if it does not hold these bytes; whether it did. */
  boolean write(OutputName name, byte[] bytes) throws IOException {
    Path root = roots.get(name.sort());
    return root != null && new OutputFolder(root).write(name.path(), bytes);
  }

  /** Deletes a file; whether there was one. */
  boolean delete(OutputName name) throws IOException {
    Path root = roots.get(name.sort());
    return root != null && new OutputFolder(root).delete(name.path());
  }
}
