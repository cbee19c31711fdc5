package org.cnnc.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page about a diagnostic: a title, what it means, a wrong example and a right one.
 *
 * <p>A page is a resource {@code META-INF/cnn/explain/<id>.md}, so that whoever adds a diagnostic
 * adds its page, in another jar as well. It has the sections {@code Wrong} and {@code Right}.
 *
 * @param text all of the page, in Markdown
 */
public record Explanation(String id, String text) {
  /** Where pages are, on the class path. */
  public static final String FOLDER = "META-INF/cnn/explain/";

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```cnn *([^\\n]*)\\n(.*?)^```$");
  private static final Set<String> FOUND = ConcurrentHashMap.newKeySet();

  /**
   * A file of an example.
   *
   * @param file what the page says of the file, such as its path; empty if that does not matter
   */
  public record Example(String file, String text) {}

  /** The page of an id, if there is one. */
  public static Optional<Explanation> find(String id, ClassLoader loader) {
    if (!id.matches("[a-z0-9-]+")) {
      return Optional.empty();
    }
    try (InputStream page = loader.getResourceAsStream(FOLDER + id + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(
              new Explanation(id, new String(page.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is a page of that id. */
  static boolean exists(String id) {
    if (!FOUND.contains(id) && find(id, Explanation.class.getClassLoader()).isPresent()) {
      FOUND.add(id);
    }
    return FOUND.contains(id);
  }

  /** The id in a few words. */
  public String title() {
    return text.lines().findFirst().orElse("").replaceFirst("^# ", "");
  }

  /** What gives this diagnostic, and no other one. */
  public List<Example> wrong() {
    return examples("Wrong");
  }

  /** The same as it should be. */
  public List<Example> right() {
    return examples("Right");
  }

  private List<Example> examples(String title) {
    Matcher section = Pattern.compile("(?ms)^## " + title + "$(.*?)(?=^## |\\z)").matcher(text);
    return section.find()
        ? BLOCK
            .matcher(section.group(1))
            .results()
            .map(block -> new Example(block.group(1), block.group(2)))
            .toList()
        : List.of();
  }
}
