package org.cnnc.tools.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one build at a time touch a folder, among all threads and processes. */
public final class FolderLock {
  private static final int WAIT_MILLIS = 20;
  private static final int MAX_TRIES = 6_000;

  /** What is done while the lock is held. */
  public interface Action<T> {
    T run() throws IOException;
  }

  private FolderLock() {}

  /** Runs the action once no other build is at work on the folder; waits up to two minutes. */
  public static <T> T hold(Path folder, Action<T> action) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("lock");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < MAX_TRIES; i++) {
        if (tryLock(channel) != null) {
          return action.run();
        }
        pause();
      }
    }
    throw new IOException("Another build has held " + file + " for two minutes.");
  }

  /** Null if another process, or another thread of this one, has it. */
  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another build was at work");
    }
  }
}
