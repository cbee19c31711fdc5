package org.cnnc.compiler.mutant;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for texts that are answered wrongly, from right programs on; run with {@code -Pfuzz}. What
 * it finds is moved to {@code src/test/resources/garbage}, where every build tries it again.
 */
@Tag("fuzz")
class CompilerFuzzTest {
  static Stream<byte[]> programs() {
    return Programs.right().stream().map(program -> program.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("programs")
  @FuzzTest(maxDuration = "10m")
  void everyTextIsAnswered(byte[] text) {
    Answer.to(new String(text, StandardCharsets.UTF_8));
  }
}
