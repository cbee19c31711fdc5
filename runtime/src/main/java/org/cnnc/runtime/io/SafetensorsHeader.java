package org.cnnc.runtime.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the header of a safetensors file declares, every rule of the format checked.
 *
 * @param entries in the order of their data
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
  private static final String METADATA = "__metadata__";

  /** A tensor of float32 and where its bytes lie in the data after the header. */
  record Entry(String name, List<Integer> shape, long begin, long end)
      implements Comparable<Entry> {
    /** In the order of the bytes. */
    @Override
    public int compareTo(Entry other) {
      return begin == other.begin ? Long.compare(end, other.end) : Long.compare(begin, other.begin);
    }
  }

  /**
   * Reads a header.
   *
   * @param dataBytes how many bytes of data follow it in the file
   */
  static SafetensorsHeader parse(Path file, byte[] bytes, long dataBytes) throws FormatException {
    try {
      return parse(decode(bytes), dataBytes);
    } catch (CharacterCodingException e) {
      throw new FormatException(file, "The header is not UTF-8.");
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, "The header " + e.getMessage() + ".");
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static SafetensorsHeader parse(String text, long dataBytes) {
    if (!text.startsWith("{")) {
      throw new IllegalArgumentException("does not begin with `{`");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<?, ?> member : object("header", Json.parse(text)).entrySet()) {
      String name = (String) member.getKey();
      if (name.equals(METADATA)) {
        metadata.putAll(metadata(member.getValue()));
      } else {
        entries.add(entry(name, member.getValue()));
      }
    }
    Collections.sort(entries);
    checkContiguous(entries, dataBytes);
    return new SafetensorsHeader(metadata, entries);
  }

  private static Map<String, String> metadata(Object value) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : object(METADATA, value).entrySet()) {
      if (!(member.getValue() instanceof String text)) {
        throw new IllegalArgumentException(
            "has metadata `" + member.getKey() + "` that is no text");
      }
      metadata.put((String) member.getKey(), text);
    }
    return metadata;
  }

  private static Entry entry(String name, Object value) {
    Map<?, ?> members = object(name, value);
    if (!members.keySet().equals(Set.of("dtype", "shape", "data_offsets"))) {
      throw new IllegalArgumentException(
          "gives `" + name + "` other keys than dtype, shape and data_offsets");
    }
    if (!"F32".equals(members.get("dtype"))) {
      throw new IllegalArgumentException(
          "gives `" + name + "` the type " + members.get("dtype") + "; only F32 is read");
    }
    List<Long> offsets = numbers(name, members.get("data_offsets"));
    if (offsets.size() != 2 || offsets.get(1) < offsets.get(0)) {
      throw new IllegalArgumentException("gives `" + name + "` no begin and end");
    }
    List<Integer> shape = shape(name, numbers(name, members.get("shape")));
    checkBytes(name, shape, offsets.get(1) - offsets.get(0));
    return new Entry(name, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Integer> shape(String name, List<Long> axes) {
    List<Integer> shape = new ArrayList<>();
    for (long axis : axes) {
      if (axis > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("gives `" + name + "` an axis of " + axis);
      }
      shape.add((int) axis);
    }
    return shape;
  }

  private static void checkBytes(String name, List<Integer> shape, long declared) {
    long bytes = Float.BYTES;
    try {
      for (int axis : shape) {
        bytes = Math.multiplyExact(bytes, (long) axis);
      }
    } catch (ArithmeticException e) {
      bytes = -1;
    }
    if (bytes != declared) {
      throw new IllegalArgumentException(
          "gives `%s` %d bytes for a shape of %s".formatted(name, declared, Tensor.text(shape)));
    }
    if (bytes / Float.BYTES > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("gives `" + name + "` more elements than an array holds");
    }
  }

  private static void checkContiguous(List<Entry> entries, long dataBytes) {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.begin() != end) {
        throw new IllegalArgumentException(
            "puts `%s` at byte %d, where %d is expected"
                .formatted(entry.name(), entry.begin(), end));
      }
      end = entry.end();
    }
    if (end != dataBytes) {
      throw new IllegalArgumentException(
          "declares " + end + " bytes of data, but the file has " + dataBytes);
    }
  }

  private static Map<?, ?> object(String name, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("has a `" + name + "` that is no object");
    }
    return map;
  }

  private static List<Long> numbers(String name, Object value) {
    if (!(value instanceof List<?> list)) {
      throw new IllegalArgumentException("gives `" + name + "` no list of numbers");
    }
    List<Long> numbers = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Long number) || number < 0) {
        throw new IllegalArgumentException("gives `" + name + "` a number that is none");
      }
      numbers.add(number);
    }
    return numbers;
  }
}
