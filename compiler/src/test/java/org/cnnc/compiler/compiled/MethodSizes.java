package org.cnnc.compiler.compiled;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads from a class file how many bytes of bytecode each method has (The Java Virtual Machine
 * Specification, chapter 4).
 */
public final class MethodSizes {
  /** HotSpot interprets a method of more bytecode than this for ever. */
  private static final int COMPILABLE = 8000;

  private static final int UTF8 = 1;

  private final DataInputStream in;
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<String, Integer> sizes = new TreeMap<>();

  private MethodSizes(byte[] classFile) {
    in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /** Fails if a method is too long for the just-in-time compiler. */
  public static void check(Map<String, byte[]> classFiles) {
    classFiles.forEach(
        (name, classFile) ->
            of(classFile)
                .forEach(
                    (method, size) -> {
                      if (size > COMPILABLE) {
                        throw new AssertionError(
                            "%s of %s has %d bytes of bytecode".formatted(method, name, size));
                      }
                    }));
  }

  /** The bytes of bytecode by name and descriptor: {@code forward([FI)V}. */
  public static Map<String, Integer> of(byte[] classFile) {
    MethodSizes reader = new MethodSizes(classFile);
    try {
      reader.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.sizes;
  }

  private void read() throws IOException {
    in.skipNBytes(8); // magic and version
    readConstants();
    in.skipNBytes(6); // access, this class, super class
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
      readMember();
    }
    for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
      readMember();
    }
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      if (tag == UTF8) {
        names.put(i, in.readUTF());
      } else {
        in.skipNBytes(constantLength(tag));
      }
      boolean takesTwoPlaces = tag == 5 || tag == 6;
      i += takesTwoPlaces ? 1 : 0;
    }
  }

  private static int constantLength(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2; // class, string, method type, module, package
      case 15 -> 3; // method handle
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4; // int, float, references, name and type, dynamic
      case 5, 6 -> 8; // long, double
      default -> throw new IllegalArgumentException("constant of tag " + tag);
    };
  }

  private void readMember() throws IOException {
    in.skipNBytes(2); // access
    String name = names.get(in.readUnsignedShort()) + names.get(in.readUnsignedShort());
    for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
      String attribute = names.get(in.readUnsignedShort());
      int length = in.readInt();
      if (attribute.equals("Code")) {
        in.skipNBytes(4); // stack and locals
        sizes.put(name, in.readInt());
        in.skipNBytes(length - 8L);
      } else {
        in.skipNBytes(length);
      }
    }
  }
}
