package org.cnnc.runtime.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cnnc.runtime.io.FormatException;
import org.cnnc.runtime.io.Tensor;

/**
 * An IDX file of unsigned bytes, the format of MNIST: two zero bytes, the type of the elements, the
 * number of axes, each axis as four bytes, and the elements. It may be compressed with gzip.
 *
 * @param bytes the elements in row-major order; not copied
 */
public record IdxFile(List<Integer> shape, byte[] bytes) {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MOST_AXES = 4;
  private static final int GZIP = 0x1f8b;

  /** Deflate cannot shrink by more than this factor. */
  private static final long MOST_SHRINKING = 1032;

  private static final Map<Integer, String> OTHER_TYPES =
      Map.of(
          0x09, "signed bytes",
          0x0B, "16-bit numbers",
          0x0C, "32-bit numbers",
          0x0D, "floats",
          0x0E, "doubles");

  public IdxFile {
    shape = List.copyOf(shape);
  }

  /** Reads a file whole; compressed or not is seen from its first two bytes. */
  public static IdxFile read(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      long stored = Files.size(file);
      raw.mark(2);
      boolean gzip = ((raw.read() << 8) | raw.read()) == GZIP;
      raw.reset();
      return gzip
          ? read(file, new GZIPInputStream(raw), MOST_SHRINKING * stored, false)
          : read(file, raw, stored, true);
    } catch (EOFException e) {
      throw new FormatException(file, "The file ends too early.");
    } catch (ZipException e) {
      throw new FormatException(file, "The compressed data is damaged: " + e.getMessage() + ".");
    }
  }

  private static IdxFile read(Path file, InputStream stream, long mostBytes, boolean exact)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
    List<Integer> shape = header(file, in);
    long elements = 1;
    for (int axis : shape) {
      // Four axes below 2^31 could overflow a long, but not once each product is bounded.
      elements = Math.multiplyExact(elements, (long) axis);
      if (elements > Integer.MAX_VALUE - 8) {
        throw new FormatException(
            file, Tensor.text(shape) + " elements are more than can be read.");
      }
    }
    long bytes = 4 + 4L * shape.size() + elements;
    if (exact ? bytes != mostBytes : bytes > mostBytes) {
      throw new FormatException(
          file,
          "The header declares %s elements, %d bytes in all; the file has %s%d."
              .formatted(Tensor.text(shape), bytes, exact ? "" : "at most ", mostBytes));
    }
    byte[] content = new byte[(int) elements];
    in.readFully(content);
    if (in.read() >= 0) {
      throw new FormatException(file, "There is more data than the header declares.");
    }
    return new IdxFile(shape, content);
  }

  private static List<Integer> header(Path file, DataInputStream in) throws IOException {
    if (in.readUnsignedShort() != 0) {
      throw new FormatException(
          file, "This is no IDX file: it does not begin with two zero bytes.");
    }
    int type = in.readUnsignedByte();
    if (type != UNSIGNED_BYTE) {
      String found = OTHER_TYPES.getOrDefault(type, "of the unknown type " + type);
      throw new FormatException(file, "The elements are " + found + "; unsigned bytes are read.");
    }
    int axes = in.readUnsignedByte();
    if (axes < 1 || axes > MOST_AXES) {
      throw new FormatException(file, "The file has " + axes + " axes; 1 to 4 are read.");
    }
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < axes; i++) {
      int axis = in.readInt();
      if (axis < 0) {
        throw new FormatException(file, "Axis " + i + " has the length " + axis + ".");
      }
      shape.add(axis);
    }
    return shape;
  }
}
