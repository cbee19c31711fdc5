package org.cnnc.runtime.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A safetensors file of float32 tensors: eight bytes with the header's length, a JSON header, and
 * the numbers, little-endian, in the header's order. Python's {@code safetensors} reads and writes
 * the same.
 *
 * @param metadata free texts beside the tensors
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
  private static final long MOST_HEADER_BYTES = 100_000_000;
  private static final int CHUNK = 1 << 16;

  public Safetensors {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** All tensors of a file, in the order of their data. */
  public static Safetensors read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = header(file, channel);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      for (SafetensorsHeader.Entry entry : header.entries()) {
        float[] values = new float[Math.toIntExact((entry.end() - entry.begin()) / Float.BYTES)];
        readFloats(file, channel, bytes, values);
        tensors.put(entry.name(), new Tensor(entry.shape(), values));
      }
      return new Safetensors(header.metadata(), tensors);
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException("There is no file " + file + ".");
    }
  }

  private static SafetensorsHeader header(Path file, FileChannel channel) throws IOException {
    long fileBytes = channel.size();
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    fill(file, channel, length);
    long headerBytes = length.getLong(0);
    if (headerBytes < 2 || headerBytes > MOST_HEADER_BYTES) {
      throw new FormatException(
          file,
          "A header of " + Long.toUnsignedString(headerBytes) + " bytes is no safetensors file's.");
    }
    long dataBytes = fileBytes - Long.BYTES - headerBytes;
    if (dataBytes < 0) {
      throw new FormatException(file, "The file ends inside its header.");
    }
    ByteBuffer header = ByteBuffer.allocate((int) headerBytes);
    fill(file, channel, header);
    return SafetensorsHeader.parse(file, header.array(), dataBytes);
  }

  private static void readFloats(Path file, FileChannel channel, ByteBuffer bytes, float[] values)
      throws IOException {
    int read = 0;
    while (read < values.length) {
      int count = Math.min(values.length - read, CHUNK / Float.BYTES);
      bytes.clear().limit(count * Float.BYTES);
      fill(file, channel, bytes);
      bytes.flip();
      bytes.asFloatBuffer().get(values, read, count);
      read += count;
    }
  }

  private static void fill(Path file, FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new FormatException(file, "The file ends too early.");
      }
    }
  }

  /** Replaces the file (see {@link DurableFile}); the same tensors give the same bytes. */
  public void write(Path file) throws IOException {
    DurableFile.write(file, this::writeTo);
  }

  private void writeTo(FileChannel channel) throws IOException {
    byte[] header = header().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).flip();
    drain(channel, bytes);
    drain(channel, ByteBuffer.wrap(header));
    for (Tensor tensor : tensors.values()) {
      writeFloats(channel, bytes, tensor.values());
    }
  }

  private static void writeFloats(FileChannel channel, ByteBuffer bytes, float[] values)
      throws IOException {
    for (int written = 0; written < values.length; written += CHUNK / Float.BYTES) {
      int count = Math.min(values.length - written, CHUNK / Float.BYTES);
      bytes.clear().limit(count * Float.BYTES);
      bytes.asFloatBuffer().put(values, written, count);
      drain(channel, bytes);
    }
  }

  private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The header, padded with blanks so that the numbers begin at a multiple of eight. */
  private String header() {
    StringBuilder json = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      json.append("\"__metadata__\":{").append(texts()).append("}");
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      long end = offset + (long) Float.BYTES * entry.getValue().values().length;
      json.append(json.length() > 1 ? "," : "").append(Json.quote(entry.getKey()));
      json.append(":{\"dtype\":\"F32\",\"shape\":").append(axes(entry.getValue()));
      json.append(",\"data_offsets\":[").append(offset).append(',').append(end).append("]}");
      offset = end;
    }
    json.append('}');
    int bytes = json.toString().getBytes(StandardCharsets.UTF_8).length;
    return json.append(" ".repeat(Math.floorMod(-bytes, 8))).toString();
  }

  private String texts() {
    return metadata.entrySet().stream()
        .map(e -> Json.quote(e.getKey()) + ":" + Json.quote(e.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String axes(Tensor tensor) {
    return tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
