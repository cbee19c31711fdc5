package org.cnnc.compiler.mutant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Texts that nobody writes: right programs with tokens, lines or bytes mixed up, and noise. */
final class Garbage {
  private static final String[] PIECES = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    "=",
    ":",
    "**",
    "-",
    "not",
    "'",
    "\"",
    "#",
    ".",
    "_",
    ";",
    "model",
    "train",
    "input",
    "output",
    "let",
    "for",
    "repeat",
    "if",
    "else",
    "block",
    "function",
    "import",
    "const",
    "labels",
    "expose",
    "require",
    "return",
    "0",
    "1e999",
    "1e-999",
    "-1",
    "9223372036854775807",
    "none",
    "true",
    "x",
    "name='a'",
    "Dense(3)",
    "Dense(3)(x)",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "@",
    "\\",
    "\\u0022",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\u0000",
    "\ud83d\ude42",
    "\ud800",
    "é",
    "a.b",
    "//",
    "==",
    "<",
    "in",
    "float32[3]",
    "1..2",
    "((((((((",
    "{0: 1}"
  };

  private final List<String> programs;
  private final SplittableRandom random;

  Garbage(List<String> programs, long seed) {
    this.programs = programs;
    this.random = new SplittableRandom(seed);
  }

  String next() {
    String text = programs.get(random.nextInt(programs.size()));
    int sort = random.nextInt(8);
    if (sort == 0) {
      return noise();
    }
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      text = sort < 4 ? tokens(text) : sort < 6 ? lines(text) : bytes(text);
    }
    return text;
  }

  private String noise() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      boolean piece = random.nextInt(4) > 0;
      text.append(piece ? piece() : Character.toString(random.nextInt(0x2100)));
      text.append(random.nextBoolean() ? " " : "");
    }
    return text.toString();
  }

  private String piece() {
    return PIECES[random.nextInt(PIECES.length)];
  }

  private String tokens(String text) {
    List<Token> tokens = Token.of(text);
    if (tokens.isEmpty()) {
      return piece();
    }
    Token token = tokens.get(random.nextInt(tokens.size()));
    Token other = tokens.get(random.nextInt(tokens.size()));
    String put =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> other.text();
          case 2 -> piece();
          default -> token.text() + piece() + token.text();
        };
    return text.substring(0, token.start()) + put + text.substring(token.end());
  }

  private String lines(String text) {
    List<String> lines = new java.util.ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, lines.get(at).strip() + piece());
      default -> lines.add(lines.remove(at));
    }
    return String.join("\n", lines);
  }

  private String bytes(String text) {
    byte[] bytes = (text + " ").getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
