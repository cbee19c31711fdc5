package org.cnnc.runtime.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnc.runtime.io.FormatException;

/**
 * Pictures and class numbers in the four IDX files of MNIST and its kin: {@code
 * train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, and the same with {@code t10k}, plain
 * or with {@code .gz}.
 */
public class IdxPictures implements Dataset {
  private final Dataset data;

  /**
   * Reads one part.
   *
   * @param directory where the files are, themselves or in a folder of the name {@code folder}
   * @param part {@code train} or {@code test}
   * @param scale what each byte is multiplied by
   * @param oneHot whether a target is a row of zeros with a one, not a class number
   */
  protected IdxPictures(
      Path directory, String folder, String part, int classes, double scale, boolean oneHot)
      throws IOException {
    Path place =
        Files.isDirectory(directory.resolve(folder)) ? directory.resolve(folder) : directory;
    String prefix = prefix(part);
    Path pictureFile = find(place, prefix + "-images-idx3-ubyte");
    Path labelFile = find(place, prefix + "-labels-idx1-ubyte");
    IdxFile labels = IdxFile.read(labelFile);
    checkAxes(labelFile, labels, 1, "class numbers");
    checkRange(labelFile, labels.bytes(), classes);
    IdxFile pictures = IdxFile.read(pictureFile);
    checkAxes(pictureFile, pictures, 3, "grey pictures");
    if (!pictures.shape().get(0).equals(labels.shape().get(0))) {
      throw new FormatException(
          "%s has %d pictures, but %s has %d labels."
              .formatted(pictureFile, pictures.shape().get(0), labelFile, labels.shape().get(0)));
    }
    int size = pictures.shape().get(1) * pictures.shape().get(2);
    Dataset sparse = new PictureDataset(pictures.bytes(), labels.bytes(), size, scale);
    data = oneHot ? new OneHot(sparse, classes) : sparse;
  }

  private static String prefix(String part) {
    if (!List.of("train", "test").contains(part)) {
      throw new IllegalArgumentException(
          "There is no part `" + part + "`; there are `train` and `test`.");
    }
    return part.equals("train") ? "train" : "t10k";
  }

  private static Path find(Path folder, String name) throws FileNotFoundException {
    for (String ending : List.of("", ".gz")) {
      Path file = folder.resolve(name + ending);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new FileNotFoundException(
        "There is no file " + folder.resolve(name) + " or " + name + ".gz.");
  }

  private static void checkAxes(Path file, IdxFile content, int axes, String what)
      throws FormatException {
    if (content.shape().size() != axes) {
      throw new FormatException(
          file,
          "This is not the file of %s: it has %d axes, not %d."
              .formatted(what, content.shape().size(), axes));
    }
  }

  private static void checkRange(Path file, byte[] labels, int classes) throws FormatException {
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & 0xFF) >= classes) {
        throw new LabelException(file, i, labels[i] & 0xFF, classes);
      }
    }
  }

  @Override
  public final int size() {
    return data.size();
  }

  @Override
  public final int xSize() {
    return data.xSize();
  }

  @Override
  public final int ySize() {
    return data.ySize();
  }

  @Override
  public final void copy(int sample, float[] x, int xOffset, float[] y, int yOffset) {
    data.copy(sample, x, xOffset, y, yOffset);
  }
}
