package org.cnnc.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnc.tools.command.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command on a small model, and keeps what it prints. */
abstract class CnnCase {
  static final String TINY =
      """
      model Tiny {
        input image: float32[4, 4, 1]
        Conv2D(2, kernel_size=3, activation=relu, padding=same)
        Flatten()
        output probs = Dense(3, activation=softmax)
      }
      """;

  @TempDir Path folder;
  Path tiny;
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeModel() throws IOException {
    tiny = Files.writeString(folder.resolve("Tiny.cnn"), TINY);
  }

  final int cnn(String... args) {
    return Cnn.run(args, console());
  }

  final Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  final String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  final String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
