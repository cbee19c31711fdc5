package org.cnnc.tools.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.cnnc.runtime.io.DurableFile;

/** A folder whose files are replaced whole or not at all, and outside of which nothing happens. */
public final class OutputFolder {
  private final Path root;

  public OutputFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Whether there is a file of that name. */
  public boolean has(String name) throws IOException {
    return Files.isRegularFile(resolve(name));
  }

  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(resolve(name));
  }

  /** Writes a file unless it holds these bytes already; returns whether it did. */
  public boolean write(String name, byte[] bytes) throws IOException {
    Path target = resolve(name);
    if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
      return false;
    }
    try {
      DurableFile.write(target, channel -> drain(channel, ByteBuffer.wrap(bytes)));
    } catch (IOException e) {
      throw named(target, e);
    }
    return true;
  }

  /** The user knows the file, not what was written beside it; a full disk names no file at all. */
  private static IOException named(Path target, IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return e;
    }
    String reason = e instanceof FileSystemException refused ? refused.getReason() : e.getMessage();
    IOException named = new FileSystemException(target.toString(), null, reason);
    named.initCause(e);
    return named;
  }

  /** Deletes a file and the folders it leaves empty; returns whether there was one. */
  public boolean delete(String name) throws IOException {
    Path target = resolve(name);
    boolean deleted = Files.deleteIfExists(target);
    for (Path p = target.getParent(); deleted && !p.equals(root) && isEmpty(p); ) {
      Files.delete(p);
      p = p.getParent();
    }
    return deleted;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private Path resolve(String name) throws IOException {
    Path target = root.resolve(name).normalize();
    if (!target.startsWith(root) || target.equals(root) || leavesThroughLink(target)) {
      throw new IOException(name + " is not inside " + root + "; it was neither read nor written");
    }
    return target;
  }

  private boolean leavesThroughLink(Path target) {
    for (Path p = target; !p.equals(root); p = p.getParent()) {
      if (Files.isSymbolicLink(p)) {
        return true;
      }
    }
    return false;
  }

  private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
