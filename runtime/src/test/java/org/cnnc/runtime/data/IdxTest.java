package org.cnnc.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.cnnc.runtime.io.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  @TempDir Path folder;

  private static byte[] idx(int type, int[] shape, byte... elements) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(0);
    out.writeByte(type);
    out.writeByte(shape.length);
    for (int axis : shape) {
      out.writeInt(axis);
    }
    out.write(elements);
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private void writePart(String prefix, int samples, boolean packed) throws IOException {
    byte[] pictures = new byte[samples * 4];
    byte[] labels = new byte[samples];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = (byte) (i * 17);
    }
    for (int i = 0; i < samples; i++) {
      labels[i] = (byte) (i % 10);
    }
    write(prefix + "-images-idx3-ubyte", idx(8, new int[] {samples, 2, 2}, pictures), packed);
    write(prefix + "-labels-idx1-ubyte", idx(8, new int[] {samples}, labels), packed);
  }

  private void write(String name, byte[] bytes, boolean packed) throws IOException {
    Files.write(folder.resolve(packed ? name + ".gz" : name), packed ? gzip(bytes) : bytes);
  }

  @Test
  void readsPlainAndPackedFiles() throws IOException {
    writePart("train", 13, false);
    writePart("t10k", 5, true);
    Dataset train = new FashionMnist(folder, "train", 1 / 255.0, false);
    assertThat(train.size()).isEqualTo(13);
    assertThat(train.xSize()).isEqualTo(4);
    assertThat(train.ySize()).isEqualTo(1);
    float[] x = new float[5];
    float[] y = new float[2];
    train.copy(12, x, 1, y, 1);
    float scale = (float) (1 / 255.0);
    assertThat(x)
        .containsExactly(
            0,
            (48 * 17 % 256) * scale,
            (49 * 17 % 256) * scale,
            (50 * 17 % 256) * scale,
            (51 * 17 % 256) * scale);
    assertThat(y).containsExactly(0, 2);

    Dataset test = new Mnist(folder, "test", 1, true);
    assertThat(test.size()).isEqualTo(5);
    y = new float[10];
    test.copy(3, x, 0, y, 0);
    assertThat(y).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void prefersTheFolderOfItsOwnName() throws IOException {
    writePart("train", 3, false);
    Path own = Files.createDirectory(folder.resolve("mnist"));
    for (String name : new String[] {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"}) {
      Files.move(folder.resolve(name), own.resolve(name));
    }
    assertThat(new Mnist(folder, "train").size()).isEqualTo(3);
    assertThatThrownBy(() -> new FashionMnist(folder, "train"))
        .hasMessage(
            "There is no file "
                + folder.resolve("train-images-idx3-ubyte")
                + " or train-images-idx3-ubyte.gz.");
    assertThatThrownBy(() -> new Mnist(folder, "validation"))
        .hasMessage("There is no part `validation`; there are `train` and `test`.");
  }

  @Test
  void refusesLabelsOutOfRangeAndOtherCounts() throws IOException {
    writePart("train", 3, false);
    Path labels = folder.resolve("train-labels-idx1-ubyte");
    Files.write(labels, idx(8, new int[] {3}, (byte) 0, (byte) 10, (byte) 1));
    assertThatThrownBy(() -> new Mnist(folder, "train"))
        .isInstanceOf(FormatException.class)
        .hasMessage(labels + ": Sample 1 has the label 10; the classes are 0 to 9.");
    Files.write(labels, idx(8, new int[] {2}, (byte) 0, (byte) 1));
    assertThatThrownBy(() -> new Mnist(folder, "train"))
        .hasMessage(
            folder.resolve("train-images-idx3-ubyte")
                + " has 3 pictures, but "
                + labels
                + " has 2 labels.");
  }

  @Test
  void noticesFilesThatChangedPlaces() throws IOException {
    writePart("train", 3, false);
    Path labels = folder.resolve("train-labels-idx1-ubyte");
    Files.copy(
        folder.resolve("train-images-idx3-ubyte"), labels, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> new Mnist(folder, "train"))
        .hasMessage(labels + ": This is not the file of class numbers: it has 3 axes, not 1.");
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    byte[] good =
        idx(8, new int[] {2, 3}, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6);
    assertThat(read(good).shape()).containsExactly(2, 3);
    assertThat(read(gzip(good)).bytes()).containsExactly(1, 2, 3, 4, 5, 6);
    for (int length = 0; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length), "");
      assertRefused(gzip(Arrays.copyOf(good, length)), "");
    }
    assertRefused(Arrays.copyOf(good, good.length + 1), "2x3 elements, 18 bytes in all; the file");
    assertRefused(gzip(Arrays.copyOf(good, good.length + 1)), "more data than the header declares");
    assertRefused(idx(0x0D, new int[] {1}, new byte[4]), "The elements are floats");
    assertRefused(idx(7, new int[] {1}, new byte[4]), "of the unknown type 7");
    assertRefused(idx(8, new int[5], new byte[0]), "has 5 axes");
    assertRefused(idx(8, new int[0], new byte[1]), "has 0 axes");
    assertRefused(idx(8, new int[] {-1}, new byte[1]), "Axis 0 has the length -1");
    assertRefused("PK\3\4 zip".getBytes(), "no IDX file");
    byte[] damaged = gzip(good);
    damaged[damaged.length - 6] ^= 1;
    assertRefused(damaged, "compressed data is damaged");
  }

  @Test
  void takesNoMemoryForWhatIsOnlyDeclared() throws IOException {
    int max = Integer.MAX_VALUE;
    assertRefused(idx(8, new int[] {max}, new byte[4]), "are more than can be read");
    assertRefused(idx(8, new int[] {max, max, max, max}, new byte[4]), "are more than can be read");
    assertRefused(idx(8, new int[] {2_000_000_000}, new byte[4]), "2000000008 bytes in all");
    assertRefused(gzip(idx(8, new int[] {2_000_000_000}, new byte[4])), "the file has at most");
  }

  private IdxFile read(byte[] bytes) throws IOException {
    return IdxFile.read(Files.write(folder.resolve("x"), bytes));
  }

  private void assertRefused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(folder.resolve("x") + ": ")
        .hasMessageContaining(reason);
  }
}
