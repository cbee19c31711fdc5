package org.acme;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.data.FashionMnist;

/**
 * Trains the network of {@code FashionCnn.cnn}, saves its weights, loads them again, and classifies
 * pictures it has not seen.
 *
 * <p>Usage: {@code java -jar fashion-mnist.jar [--data FOLDER]}; the folder holds the four gzipped
 * files of Fashion-MNIST, whole or in part.
 */
public final class ClassifyApp {
  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");
  private static final int SIDE = 28;
  private static final int SHOWN = 5;

  private ClassifyApp() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 0 && !(args.length == 2 && args[0].equals("--data"))) {
      System.err.println("usage: java -jar fashion-mnist.jar [--data FOLDER]");
      System.exit(2);
    }
    Path data = args.length == 0 ? home().resolve("data") : Path.of(args[1]);
    Path weights = home().resolve("target/fashion.safetensors");

    FashionRun.run(data).model().save(weights);

    FashionCnn model = FashionCnn.load(weights);
    Dataset unseen = new FashionMnist(data, "test", 1 / 255.0, false);
    show(model, unseen);
    System.out.printf(
        "%d of %d unseen pictures are classified rightly. The weights are in %s.%n",
        right(model, unseen), unseen.size(), weights);
  }

  private static void show(FashionCnn model, Dataset pictures) {
    float[] pixels = new float[SIDE * SIDE];
    float[] label = new float[1];
    for (int i = 0; i < SHOWN; i++) {
      pictures.copy(i, pixels, 0, label, 0);
      float[] probabilities = model.predict(pixels);
      int predicted = largest(probabilities);
      System.out.print(AsciiArt.of(pixels, SIDE, SIDE));
      System.out.printf(
          "%s (%.1f %%); it is: %s%n%n",
          CLASSES.get(predicted), 100 * probabilities[predicted], CLASSES.get((int) label[0]));
    }
  }

  private static int right(FashionCnn model, Dataset pictures) {
    float[] pixels = new float[SIDE * SIDE];
    float[] label = new float[1];
    float[] probabilities = new float[CLASSES.size()];
    int right = 0;
    for (int i = 0; i < pictures.size(); i++) {
      pictures.copy(i, pixels, 0, label, 0);
      model.predict(pixels, probabilities);
      right += largest(probabilities) == (int) label[0] ? 1 : 0;
    }
    return right;
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The folder of this example: the jar is in its folder {@code target}. */
  private static Path home() {
    try {
      Path jar =
          Path.of(ClassifyApp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.getParent().getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
