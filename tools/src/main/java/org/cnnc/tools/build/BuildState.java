package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cnnc.tools.io.OutputFolder;

/**
 * What was built from what: for each {@code .cnn} file the digest of all that decided its outputs,
 * for each file it imports the digest of its bytes, and for each output as well.
 */
record BuildState(Map<String, Entry> sources) {
  private static final String HEADER = "cnn build state 3";
  static final BuildState EMPTY = new BuildState(Map.of());

  BuildState {
    sources = new TreeMap<>(sources);
  }

  /** A source's digest, and its imports and outputs with the digests of their bytes. */
  record Entry(String digest, Map<String, String> imports, Map<OutputName, String> outputs) {
    Entry {
      imports = new TreeMap<>(imports);
      outputs = new TreeMap<>(outputs);
    }
  }

  /** All outputs, sorted. */
  Set<OutputName> outputs() {
    TreeSet<OutputName> all = new TreeSet<>();
    sources.values().forEach(e -> all.addAll(e.outputs().keySet()));
    return all;
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    sources.forEach(
        (name, entry) -> {
          text.append("source ").append(entry.digest()).append(' ').append(name).append('\n');
          entry
              .imports()
              .forEach(
                  (file, sha) ->
                      text.append("import ").append(sha).append(' ').append(file).append('\n'));
          entry
              .outputs()
              .forEach((output, sha) -> text.append(sha).append(' ').append(output).append('\n'));
        });
    return text.append("end\n").toString().getBytes(StandardCharsets.UTF_8);
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

  /** From the end, since the imports and outputs of a source follow it. */
  private static BuildState decode(List<String> lines) {
    Map<String, Entry> sources = new TreeMap<>();
    Map<String, String> imports = new TreeMap<>();
    Map<OutputName, String> outputs = new TreeMap<>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      String[] words = lines.get(i).split(" ", 2);
      String rest = words.length == 2 ? words[1] : "";
      if (words[0].equals("source") && rest.contains(" ")) {
        String[] digestAndName = rest.split(" ", 2);
        sources.put(digestAndName[1], new Entry(digestAndName[0], imports, outputs));
        imports.clear();
        outputs.clear();
      } else if (words[0].equals("import") && rest.contains(" ")) {
        String[] digestAndName = rest.split(" ", 2);
        imports.put(digestAndName[1], digestAndName[0]);
      } else {
        Optional<OutputName> output = OutputName.parse(rest);
        if (output.isEmpty()) {
          return EMPTY;
        }
        outputs.put(output.get(), words[0]);
      }
    }
    return new BuildState(sources);
  }
}
