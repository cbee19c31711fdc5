package org.cnnc.compiler.word;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** All words found through a class loader; a plug-in's jar adds its own. */
public final class Words {
  private final ClassLoader loader;
  private final Map<Class<?>, List<? extends Word>> found = new HashMap<>();

  public Words(ClassLoader loader) {
    this.loader = loader;
  }

  /** These words and some of a sort of their own, such as the functions of a file. */
  public synchronized <W extends Word> Words with(Class<W> sort, List<W> own) {
    Words more = new Words(loader);
    more.found.putAll(found);
    more.found.put(sort, List.copyOf(own));
    return more;
  }

  /** All words of a sort ({@code LayerKind.class}), by name. */
  public synchronized <W extends Word> List<W> all(Class<W> sort) {
    @SuppressWarnings("unchecked") // load(sort) alone puts a value under sort
    List<W> words = (List<W>) found.computeIfAbsent(sort, key -> load(sort));
    return words;
  }

  /** The word of a sort with this spelling. */
  public <W extends Word> Optional<W> find(Class<W> sort, String spelling) {
    return all(sort).stream().filter(word -> word.spellings().contains(spelling)).findFirst();
  }

  /** The names of all words of a sort. */
  public List<String> names(Class<? extends Word> sort) {
    return all(sort).stream().<String>map(Word::name).toList();
  }

  /** Every spelling of every word of a sort. */
  public List<String> spellings(Class<? extends Word> sort) {
    return all(sort).stream().flatMap(word -> word.spellings().stream()).toList();
  }

  private <W extends Word> List<W> load(Class<W> sort) {
    return ServiceLoader.load(sort, loader).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Word::name))
        .toList();
  }
}
