package org.cnnc.compiler.injection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that try to leave the place they are put in. */
final class Payloads {
  private static final Path FILE = Path.of("src/test/resources/injection/payloads.txt");
  private static final boolean EVERY = System.getProperty("injection.all") != null;
  private static final Pattern ESCAPE = Pattern.compile("\\\\(\\\\|n|r|t|u(\\p{XDigit}{4}))");

  private Payloads() {}

  static List<String> all() {
    try {
      return Files.readAllLines(FILE).stream().skip(1).map(Payloads::unescaped).distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those for a place; of words that are plain names every fourth, or all if that is wanted. */
  static List<String> of(Sink sink) {
    List<String> all = all();
    return all.stream()
        .filter(sink::takes)
        .filter(p -> EVERY || !p.matches("[A-Za-z]\\w*") || all.indexOf(p) % 4 == 0)
        .toList();
  }

  private static String unescaped(String line) {
    return ESCAPE.matcher(line).replaceAll(found -> Matcher.quoteReplacement(meaning(found)));
  }

  private static String meaning(java.util.regex.MatchResult escape) {
    return switch (escape.group(1)) {
      case "\\" -> "\\";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> String.valueOf((char) Integer.parseInt(escape.group(2), 16));
    };
  }
}
