package org.cnnc.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void writesTheFormatToTheByte() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", new Tensor(List.of(2), new float[] {1, -2}));
    tensors.put("a\"\u00e9", new Tensor(List.of(), new float[] {Float.NaN}));
    tensors.put("none", new Tensor(List.of(0, 3), new float[0]));
    Path file = folder.resolve("x.safetensors");
    new Safetensors(Map.of("k", "v\n"), tensors).write(file);

    String header =
        "{\"__metadata__\":{\"k\":\"v\\u000a\"},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"a\\\"\u00e9\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]},"
            + "\"none\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[12,12]}}";
    byte[] bytes = Files.readAllBytes(file);
    int length = bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
    assertThat(length % 8).isZero();
    assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).stripTrailing())
        .isEqualTo(header);
    assertThat(HexFormat.of().formatHex(bytes, 8 + length, bytes.length))
        .isEqualTo("0000803f" + "000000c0" + "0000c07f");
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    float[] values = new float[100_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(i * 42_949);
    }
    Path file = folder.resolve("x.safetensors");
    Tensor tensor = new Tensor(List.of(values.length), values);
    new Safetensors(Map.of("format", "cnn"), Map.of("w", tensor)).write(file);
    Safetensors read = Safetensors.read(file);
    assertThat(read.metadata()).isEqualTo(Map.of("format", "cnn"));
    assertThat(read.tensors().get("w").values()).isEqualTo(values);
    assertThat(read.tensors().get("w").shape()).containsExactly(values.length);
  }

  @Test
  void readsTensorsDeclaredInAnotherOrderThanTheirData() throws IOException {
    Path file =
        write(
            "{\"b\":" + entry("[1]", 4, 8) + ", \"a\" : " + entry("[1]", 0, 4) + "}   ",
            new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40});
    Map<String, Tensor> tensors = Safetensors.read(file).tensors();
    assertThat(tensors.keySet()).containsExactly("a", "b");
    assertThat(tensors.get("a").values()).containsExactly(1);
    assertThat(tensors.get("b").values()).containsExactly(2);
  }

  static Stream<Arguments> hostileHeaders() {
    String ok = entry("[2]", 0, 8);
    return Stream.of(
        Arguments.of("[]", "does not begin with `{`"),
        Arguments.of(" {}", "does not begin with `{`"),
        Arguments.of("{} x", "more text than one value"),
        Arguments.of("{ ", "no end"),
        Arguments.of("{\"a\":" + ok + ",\"a\":" + ok + "}", "the key \"a\" twice"),
        Arguments.of("{\"\\u0061\":" + ok + ",\"a\":" + ok + "}", "the key \"a\" twice"),
        Arguments.of("{\"a\":" + ok + ",}", "no `\"`"),
        Arguments.of("{\"a\":1}", "has a `a` that is no object"),
        Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "other keys than"),
        Arguments.of("{\"a\":" + ok.replace("F32", "F64") + "}", "type F64; only F32 is read"),
        Arguments.of("{\"a\":" + ok.replace("\"F32\"", "32") + "}", "type 32; only F32"),
        Arguments.of("{\"a\":" + entry("[3]", 0, 8) + "}", "8 bytes for a shape of 3"),
        Arguments.of("{\"a\":" + entry("[-2]", 0, 8) + "}", "a number that is none"),
        Arguments.of("{\"a\":" + entry("[2.0]", 0, 8) + "}", "no `,`"),
        Arguments.of("{\"a\":" + entry("[02]", 0, 8) + "}", "no object, array, text or whole"),
        Arguments.of("{\"a\":" + entry("[\"2\"]", 0, 8) + "}", "a number that is none"),
        Arguments.of("{\"a\":" + entry("2", 0, 8) + "}", "no list of numbers"),
        Arguments.of("{\"a\":" + entry("[4294967298]", 0, 8) + "}", "an axis of 4294967298"),
        Arguments.of(
            "{\"a\":" + entry("[2147483647,2147483647,4]", 0, 8) + "}", "8 bytes for a shape"),
        Arguments.of(
            "{\"a\":" + entry("[2147483647,2147483647,2147483647]", 0, 8) + "}", "8 bytes for"),
        Arguments.of("{\"a\":" + entry("[2147483647]", 0, 8589934588L) + "}", "more elements than"),
        Arguments.of("{\"a\":" + entry("[1]", 4, 8) + "}", "at byte 4, where 0 is expected"),
        Arguments.of("{\"a\":" + entry("[1]", 8, 4) + "}", "no begin and end"),
        Arguments.of("{\"a\":" + entry("[1]", 0, 4) + "}", "declares 4 bytes of data"),
        Arguments.of("{\"a\":" + entry("[4]", 0, 16) + "}", "declares 16 bytes of data"),
        Arguments.of("{\"a\":" + ok + ",\"b\":" + entry("[1]", 4, 8) + "}", "at byte 4, where 8"),
        Arguments.of("{\"a\":" + ok + ",\"__metadata__\":{\"k\":1}}", "metadata `k` that is no"),
        Arguments.of("{\"a\":" + ok + ",\"__metadata__\":\"k\"}", "that is no object"),
        Arguments.of("{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}", "more than 16 levels"),
        Arguments.of("{\"a\":true}", "no object, array, text or whole number"),
        Arguments.of("{\"a\":9999999999999999999}", "no object, array, text or whole number"),
        Arguments.of("{\"\\x\":1}", "an unknown escape"),
        Arguments.of("{\"\\u00zz\":1}", "an unknown escape"),
        Arguments.of("{\"a\nb\":1}", "a control character"));
  }

  @ParameterizedTest
  @MethodSource("hostileHeaders")
  void refusesHostileHeaders(String header, String reason) throws IOException {
    Path file = write(header, new byte[8]);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(file + ": The header ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesFilesThatEndTooEarly() throws IOException {
    Path whole = write("{\"a\":" + entry("[2]", 0, 8) + "}", new byte[8]);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length++) {
      Path file = folder.resolve("cut.safetensors");
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(FormatException.class);
    }
    Files.write(whole, Arrays.copyOf(bytes, bytes.length + 1));
    assertThatThrownBy(() -> Safetensors.read(whole)).hasMessageContaining("the file has 9");
  }

  @Test
  void takesNoMemoryForAHugeHeader() throws IOException {
    for (long length : new long[] {-1, Long.MAX_VALUE, 100_000_001, 1}) {
      Path file = folder.resolve("huge.safetensors");
      ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      Files.write(file, bytes.array());
      assertThatThrownBy(() -> Safetensors.read(file))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("bytes is no safetensors file's");
    }
    Path file = folder.resolve("huge.safetensors");
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(99_999_999);
    Files.write(file, bytes.array());
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("inside its header");
  }

  @Test
  void refusesAHeaderThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.safetensors");
    byte[] header = "{\"\u00e9\":1}    ".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, bytes(header, new byte[0]));
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("not UTF-8");
  }

  @Test
  void survivesAnyByteChanged() throws IOException {
    byte[] bytes =
        Files.readAllBytes(write("{\"a\":" + entry("[2]", 0, 8) + "}", new byte[8])).clone();
    Path file = folder.resolve("changed.safetensors");
    for (int at = 0; at < bytes.length; at++) {
      for (int value : new int[] {0, 0x22, 0x39, 0x7b, 0xff}) {
        byte kept = bytes[at];
        bytes[at] = (byte) value;
        Files.write(file, bytes);
        try {
          Safetensors.read(file);
        } catch (FormatException e) {
          assertThat(e).hasMessageStartingWith(file + ": ");
        }
        bytes[at] = kept;
      }
    }
  }

  private static String entry(String shape, long begin, long end) {
    return "{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(shape, begin, end);
  }

  private Path write(String header, byte[] data) throws IOException {
    Path file = folder.resolve("made.safetensors");
    return Files.write(file, bytes(header.getBytes(StandardCharsets.UTF_8), data));
  }

  private static byte[] bytes(byte[] header, byte[] data) {
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(data)
        .array();
  }
}
