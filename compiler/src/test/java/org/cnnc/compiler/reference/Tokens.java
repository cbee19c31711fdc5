package org.cnnc.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and marks of a text, one after the other. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|#[^\\n]*"
              + "|([0-9][0-9_]*\\.[0-9]*(?:[eE][+-]?[0-9]+)?|\\.[0-9]+(?:[eE][+-]?[0-9]+)?"
              + "|[0-9]+[eE][+-]?[0-9]+|[0-9][0-9_]*"
              + "|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'"
              + "|[A-Za-z_][A-Za-z0-9_]*|\\*\\*|//|<=|>=|==|!=|.)");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  Tokens(String text) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      if (matcher.group(1) != null) {
        tokens.add(matcher.group(1));
      }
      matcher.region(matcher.end(), text.length());
    }
  }

  /** The token so many places on; empty behind the end. */
  String peek(int ahead) {
    return next + ahead < tokens.size() ? tokens.get(next + ahead) : "";
  }

  String take() {
    String token = peek(0);
    next++;
    return token;
  }

  /** Takes the token if it is this one. */
  boolean accept(String token) {
    boolean here = peek(0).equals(token);
    next += here ? 1 : 0;
    return here;
  }

  void expect(String token) {
    if (!accept(token)) {
      throw new IllegalArgumentException(
          "expected " + token + " at " + tokens.subList(next, Math.min(next + 9, tokens.size())));
    }
  }

  boolean atEnd() {
    return next >= tokens.size();
  }
}
