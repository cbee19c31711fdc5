package org.cnnc.tools.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cnnc.compiler.link.SourceFiles;
import org.cnnc.tools.io.Digest;

/** The files that one {@code .cnn} file imports, all below one folder, and what they held. */
final class ImportedFiles implements SourceFiles {
  private static final String NONE = "-";
  private static final int MOST_NAMES = 1000;
  private final Path root;
  private final Map<String, Path> paths = new TreeMap<>();
  private final Map<String, String> digests = new TreeMap<>();

  /** Takes the folder of all files, or one of them, which may then import its neighbours. */
  ImportedFiles(Path source) {
    this.root = Files.isDirectory(source) ? source : source.toAbsolutePath().getParent();
  }

  @Override
  public Answer read(String name) {
    try {
      return answer(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer answer(String name) throws IOException {
    digests.put(name, NONE);
    Optional<Path> path = existing(name);
    if (path.isEmpty()) {
      List<SourceFile> files = SourceFile.find(root);
      return new Missing(files.stream().limit(MOST_NAMES).map(SourceFile::name).toList());
    }
    if (!isInside(path.get())) {
      return new Outside();
    }
    SourceFile file = new SourceFile(path.get(), name);
    try {
      byte[] bytes = file.read();
      digests.put(name, new Digest().add(bytes).hex());
      paths.put(name, path.get());
      return new Found(file.decode(bytes));
    } catch (ProblemException e) {
      return new Unreadable(e.id(), e.getMessage());
    }
  }

  private Optional<Path> existing(String name) {
    try {
      return Optional.of(root.resolve(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whatever links there are on the way. */
  private boolean isInside(Path path) throws IOException {
    return path.toRealPath().startsWith(root.toRealPath());
  }

  /** Where the files are that were read, by name. */
  Map<String, Path> paths() {
    return paths;
  }

  /** What was asked for, and a digest of what was there. */
  Map<String, String> digests() {
    return digests;
  }

  /** Whether the same files are there with the same bytes as when they were read. */
  boolean areStill(Map<String, String> before) {
    before.keySet().forEach(this::read);
    return digests.equals(before);
  }
}
