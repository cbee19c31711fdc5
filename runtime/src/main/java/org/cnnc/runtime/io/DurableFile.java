package org.cnnc.runtime.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Replaces a file so that a crash at any moment leaves the old content or the new, never a mix: a
 * file beside it is written and forced to disk, then moved over it, then the folder is forced. What
 * a crash leaves beside it, the next write of the same file removes.
 */
public final class DurableFile {
  private DurableFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Replaces {@code file}, making its folder if need be; one write at a time. */
  public static synchronized void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    removeAbandoned(folder, file.getFileName());
    // A name of its own, since two processes may write the same file at once.
    boolean written = false;
    while (!written) {
      String name = "." + file.getFileName() + "." + UUID.randomUUID() + ".tmp";
      written = write(folder.resolve(name), file, content);
    }
    force(folder);
  }

  /** Returns false if another process took the file beside for abandoned before it was locked. */
  private static boolean write(Path temporary, Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      lock(channel);
      if (!Files.exists(temporary)) {
        return false;
      }
      content.writeTo(channel);
      channel.force(true);
      move(temporary, file);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The lock ends with the channel, or with the process: it shows that the writer is alive. */
  private static void lock(FileChannel channel) {
    try {
      channel.lock();
    } catch (IOException e) {
      // A file system without locks: then nobody gets one to remove the file either.
    }
  }

  private static void removeAbandoned(Path folder, Path name) throws IOException {
    Pattern left = Pattern.compile(Pattern.quote("." + name + ".") + "[0-9a-f-]{36}\\.tmp");
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, f -> left.matcher(f.getFileName().toString()).matches())) {
      for (Path file : files) {
        removeIfAbandoned(file);
      }
    }
  }

  private static void removeIfAbandoned(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // Somebody is writing it, or has just moved it to its place.
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes the new name durable; systems that cannot open a folder do so by themselves. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows refuses to open a folder, and its file system logs the move.
    }
  }
}
