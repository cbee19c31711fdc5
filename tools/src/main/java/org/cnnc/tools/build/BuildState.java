package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was built from what: for each {@code .cnn} file the digest of all that decided its outputs,
 * and for each output the digest of its bytes.
 */
record BuildState(Map<String, Entry> sources) {
  private static final String HEADER = "cnn build state 1";
  static final BuildState EMPTY = new BuildState(Map.of());

  BuildState {
    sources = new TreeMap<>(sources);
  }

  /** A source's digest, and output paths to the digests of their bytes. */
  record Entry(String digest, Map<String, String> outputs) {
    Entry {
      outputs = new TreeMap<>(outputs);
    }
  }

  /** All outputs, sorted. */
  Set<String> outputs() {
    TreeSet<String> all = new TreeSet<>();
    sources.values().forEach(e -> all.addAll(e.outputs().keySet()));
    return all;
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    sources.forEach(
        (name, entry) -> {
          text.append("source ").append(entry.digest()).append(' ').append(name).append('\n');
          entry.outputs().forEach((path, digest) -> output(text, path, digest));
        });
    return text.append("end\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void output(StringBuilder text, String path, String digest) {
    text.append("output ").append(digest).append(' ').append(path).append('\n');
  }

  /** The state kept in a file; empty if there is none or it is not one of ours, whole. */
  static BuildState read(OutputFolder folder, String name) throws IOException {
    if (!folder.has(name)) {
      return EMPTY;
    }
    List<String> lines = new String(folder.read(name), StandardCharsets.UTF_8).lines().toList();
    boolean whole =
        lines.size() > 1
            && lines.get(0).equals(HEADER)
            && lines.get(lines.size() - 1).equals("end");
    return whole ? decode(lines.subList(1, lines.size() - 1)) : EMPTY;
  }

  private static BuildState decode(List<String> lines) {
    Map<String, Entry> sources = new TreeMap<>();
    List<String[]> outputs = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      String[] words = lines.get(i).split(" ", 3);
      if (words.length != 3) {
        return EMPTY;
      }
      outputs.add(words);
      if (words[0].equals("source")) {
        outputs.remove(outputs.size() - 1);
        Map<String, String> paths = new TreeMap<>();
        outputs.forEach(o -> paths.put(o[2], o[1]));
        sources.put(words[2], new Entry(words[1], paths));
        outputs.clear();
      }
    }
    return new BuildState(sources);
  }
}
