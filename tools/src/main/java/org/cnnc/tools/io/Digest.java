package org.cnnc.tools.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of a sequence of parts, each counted with its length so that no two run together. */
public final class Digest {
  private final MessageDigest sha;

  public Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public Digest add(byte[] part) {
    sha.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
    sha.update(part);
    return this;
  }

  public Digest add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  /** A jar's bytes, or the names and bytes of all files of a folder. */
  public Digest add(Path jarOrFolder) throws IOException {
    try (Stream<Path> walk = Files.walk(jarOrFolder)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        add(jarOrFolder.relativize(file).toString()).add(Files.readAllBytes(file));
      }
    }
    return this;
  }

  /** 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }
}
