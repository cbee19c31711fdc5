package org.cnnc.runtime.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of a file's header: objects, arrays, texts and whole numbers; anything else has no
 * place there. Keys that come twice and deep nesting are refused.
 */
final class Json {
  private static final int MOST_DEPTH = 16;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /**
   * The value as Map, List, String or Long; blanks may follow it, as safetensors pads with them.
   */
  static Object parse(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.skipBlanks();
    if (json.at != text.length()) {
      throw json.error("more text than one value");
    }
    return value;
  }

  /** The text as JSON with its quotes. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private Object value() {
    skipBlanks();
    char c = peek();
    if (c == '{') {
      return object();
    }
    if (c == '[') {
      return array();
    }
    if (c == '"') {
      return string();
    }
    return number();
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    open('{');
    while (!closed('}', members.isEmpty())) {
      skipBlanks();
      String key = string();
      skipBlanks();
      take(':');
      if (members.containsKey(key)) {
        throw error("the key " + quote(key) + " twice");
      }
      members.put(key, value());
    }
    return members;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    open('[');
    while (!closed(']', items.isEmpty())) {
      items.add(value());
    }
    return items;
  }

  private void open(char bracket) {
    take(bracket);
    if (++depth > MOST_DEPTH) {
      throw error("more than " + MOST_DEPTH + " levels");
    }
  }

  /** Whether the bracket closes here; otherwise takes the comma before the next item. */
  private boolean closed(char bracket, boolean first) {
    skipBlanks();
    if (peek() == bracket) {
      at++;
      depth--;
      return true;
    }
    if (!first) {
      take(',');
    }
    return false;
  }

  private String string() {
    take('"');
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw error("a control character in a text");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    int place = "\"\\/bfnrt".indexOf(c);
    if (place >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(place);
    }
    if (c != 'u' || at + 4 > text.length()) {
      throw error("an unknown escape");
    }
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char hex = text.charAt(at++);
      int digit = hex < 128 ? Character.digit(hex, 16) : -1;
      if (digit < 0) {
        throw error("an unknown escape");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Long number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int first = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    boolean leadingZero = at - first > 1 && text.charAt(first) == '0';
    if (at == first || leadingZero || at - first > 18) {
      throw error("something that is no object, array, text or whole number");
    }
    return Long.valueOf(text.substring(start, at));
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw error("no end");
    }
    return text.charAt(at);
  }

  private void take(char c) {
    if (peek() != c) {
      throw error("no `" + c + "`");
    }
    at++;
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("has " + what + " at character " + (at + 1));
  }
}
