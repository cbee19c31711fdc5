package org.cnnc.compiler.random;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.cnnc.compiler.layer.LayerKind;

/** How many models of a campaign have which part of the language; threads may share it. */
final class Coverage {
  private static final Map<String, String> CONSTRUCTS =
      Map.ofEntries(
          Map.entry("const", "(?m)^const "),
          Map.entry("function", "(?m)^function "),
          Map.entry("import", "(?m)^import "),
          Map.entry("import of an import", "(?s)# file: .*\nimport "),
          Map.entry("block", "(?m)^block "),
          Map.entry("block of two tensors", "\\(u, v\\)"),
          Map.entry("model parameter", "(?m)^model Random\\("),
          Map.entry("several inputs", "(?s)input \\w+: .*input \\w+: "),
          Map.entry("uint8", "uint8"),
          Map.entry("several outputs", "(?s)\n  output .*\n  output "),
          Map.entry("no output", "(?s)^(?!.*\n  output ).*$"),
          Map.entry("labels", "labels \\["),
          Map.entry("for", " for \\w+ in "),
          Map.entry("repeat", " repeat "),
          Map.entry("if", " if "),
          Map.entry("else if", " else if "),
          Map.entry("let", " let "),
          Map.entry("shared layer", " let shared"),
          Map.entry("function as a value", "activation=curve|\\(curve|= curve"),
          Map.entry("current tensor _", "[(\\[ ]_[)\\], \n]"),
          Map.entry("list of tensors", "\\)\\(\\["),
          Map.entry("several names", "\\w, \\w+ = "),
          Map.entry("layer in a layer", "\\)\\(.*\\w\\(.*\\)\\("),
          Map.entry("shape question", "(channels|units)\\("),
          Map.entry("expose", " expose "),
          Map.entry("require", " require "),
          Map.entry("name=", "name="),
          Map.entry("trainable=", "trainable="),
          Map.entry("negative number", "-\\d"),
          Map.entry("tuple", "=\\(\\d|\\(\\(\\d"));

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Coverage() {
    for (LayerKind kind : Arguments.kinds()) {
      counts.put(kind.name(), 0);
    }
    CONSTRUCTS.keySet().stream().sorted().forEach(name -> counts.put(name, 0));
  }

  synchronized void add(String text) {
    counts.replaceAll((name, count) -> count + (has(name, text) ? 1 : 0));
  }

  private static boolean has(String name, String text) {
    String pattern = CONSTRUCTS.get(name);
    return pattern == null
        ? text.contains(name + "(")
        : Pattern.compile(pattern).matcher(text).find();
  }

  /** What to which number of models, in a fixed order. */
  synchronized Map<String, Integer> counts() {
    return new LinkedHashMap<>(counts);
  }
}
