package org.cnnc.compiler.compiled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.link.SourceFiles;
import org.cnnc.compiler.source.Source;

/**
 * Several files in one text: the first as it is, each other one behind a line {@code # file: name}.
 *
 * @param main the first file
 * @param others the files it may import, by name
 */
public record Bundle(String main, Map<String, String> others) {
  private static final String FILE = "# file: ";

  /** The files of a text. */
  public static Bundle of(String text) {
    String[] parts = text.split("(?m)^" + FILE, -1);
    Map<String, String> others = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      others.put(parts[i].substring(0, end), parts[i].substring(end + 1));
    }
    return new Bundle(parts[0], others);
  }

  /** The files in one text. */
  public String text() {
    StringBuilder text = new StringBuilder(main);
    others.forEach((name, other) -> text.append(FILE).append(name).append('\n').append(other));
    return text.toString();
  }

  /** What asks the compiler for the first file. */
  public CnnCompiler.Request request(String file, String packageName) {
    List<String> names = new ArrayList<>(others.keySet());
    SourceFiles files =
        name ->
            others.containsKey(name)
                ? new SourceFiles.Found(new Source(name, others.get(name)))
                : new SourceFiles.Missing(names);
    return new CnnCompiler.Request(new Source(file, main), packageName).with(files);
  }
}
