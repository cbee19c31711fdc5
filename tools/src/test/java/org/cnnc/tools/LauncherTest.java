package org.cnnc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code bin/cnn}, with a Java that only says how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String FLAG = "--add-modules=jdk.incubator.vector";

  @TempDir Path home;

  @Test
  void asksForTheVectorModuleWhereItIsUsed() throws Exception {
    for (String command : List.of("train", "evaluate", "predict")) {
      assertThat(cnn(true, command, "A.cnn")).startsWith(FLAG + " -Xmx1g -jar").endsWith("A.cnn");
    }
    assertThat(cnn(true, "check", "train")).startsWith("-Xmx1g -jar");
    assertThat(cnn(true)).startsWith("-Xmx1g -jar");
  }

  @Test
  void doesWithoutOnAJavaThatLacksIt() throws Exception {
    assertThat(cnn(false, "train", "A.cnn")).startsWith("-Xmx1g -jar");
  }

  private String cnn(boolean hasModule, String... arguments) throws Exception {
    Path script = Files.createDirectories(home.resolve("bin")).resolve("cnn");
    Files.write(script, Files.readAllBytes(Path.of("../bin/cnn")));
    Files.write(Files.createDirectories(home.resolve("lib")).resolve("cnn.jar"), new byte[0]);
    java(hasModule);
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", home.resolve("java").toString());
    builder.environment().put("CNN_OPTS", "-Xmx1g");
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private void java(boolean hasModule) throws IOException {
    Path java = Files.createDirectories(home.resolve("java/bin")).resolve("java");
    String describe = hasModule ? "exit 0" : "echo not found; exit 1";
    Files.writeString(
        java,
        "#!/bin/sh\nif [ \"$1\" = --describe-module ]; then %s; fi\necho \"$@\"\n"
            .formatted(describe));
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }
}
