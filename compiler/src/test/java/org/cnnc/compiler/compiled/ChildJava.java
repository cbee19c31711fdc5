package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java process of its own with the vector module, the classes of the tests and a network. */
record ChildJava(CompiledNetwork network, Path folder) {
  /** What {@code main} prints; its one argument is the name of the network's class. */
  List<String> lines(Class<?> main, String... flags) throws IOException, InterruptedException {
    for (Map.Entry<String, byte[]> type : network.classFilesOfAllRenderings().entrySet()) {
      Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }
    List<String> command = new ArrayList<>(List.of(flags));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp"));
    command.add(System.getProperty("java.class.path") + File.pathSeparator + folder);
    command.addAll(List.of(main.getName(), network.type().getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }
}
