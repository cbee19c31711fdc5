package org.cnnc.compiler.plan;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * The only way from a name in a model to a Java identifier: camel case, ASCII letters and digits
 * alone, never a word of Java, and distinct.
 */
public final class Names {
  private static final int LONGEST_CONSTANT = 64;

  private final Set<String> taken = new HashSet<>();

  /** Names that must not be given away, such as those of the superclass' members. */
  public Names(List<String> reserved) {
    taken.addAll(reserved);
  }

  /** A fresh identifier for {@code conv2d_1}: {@code conv2d1}; with a suffix if it is taken. */
  public String fresh(String name) {
    String wanted = camelCase(name);
    String fresh = wanted;
    for (int i = 2; SourceVersion.isKeyword(fresh) || !taken.add(fresh); i++) {
      fresh = wanted + "_" + i;
    }
    return fresh;
  }

  /** A fresh constant for a text: {@code T_SHIRT_TOP} for "T-shirt/top". */
  public String freshConstant(String text, int number) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String wanted =
        Stream.of(plain.split("[^A-Za-z0-9]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("_"));
    wanted = wanted.substring(0, Math.min(LONGEST_CONSTANT, wanted.length()));
    if (wanted.isEmpty()) {
      wanted = "LABEL_" + number;
    } else if (Character.isDigit(wanted.charAt(0))) {
      wanted = "LABEL_" + wanted;
    }
    String fresh = wanted;
    for (int i = 2; !taken.add(fresh); i++) {
      fresh = wanted + "_" + i;
    }
    return fresh;
  }

  /** {@code max_pooling2d_1} as {@code maxPooling2d1}. */
  public static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+")) {
      if (word.isEmpty()) {
        continue;
      }
      camel.append(camel.isEmpty() ? lowerFirst(word) : upperFirst(word));
    }
    if (camel.isEmpty() || Character.isDigit(camel.charAt(0))) {
      camel.insert(0, "layer");
    }
    return camel.toString();
  }

  /** {@code dkernel} as {@code Dkernel}. */
  public static String upperFirst(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String lowerFirst(String word) {
    return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }
}
