package org.cnnc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cnnc.runtime.data.ArrayDataset;
import org.cnnc.runtime.loss.MeanSquaredError;
import org.cnnc.runtime.optimizer.SGD;
import org.cnnc.runtime.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kernels a network gets, in Java processes with and without the incubating module. */
class VectorKernelsTest {
  private static final String FLAG = "--add-modules=jdk.incubator.vector";
  private static final String OPTION = "--add-modules jdk.incubator.vector";

  /** The child's side: what each network named uses, or what it complains of. */
  public static void main(String[] names) {
    for (String name : names) {
      Function<Float, Model> create =
          name.equals("Alone") ? Packing.Alone::new : Packing.Scaling::new;
      try {
        create.apply(2f).gradients(new float[] {3}, new float[] {1}, new MeanSquaredError());
        System.out.println("uses " + (Packing.PACKED_PASSES.get() > 0 ? "vector" : "portable"));
      } catch (IllegalStateException e) {
        System.out.println("complains: " + e.getMessage());
      }
    }
  }

  @Test
  void takesTheVectorKernelsWhereTheModuleIs() throws Exception {
    assertThat(lines(List.of(FLAG), "Scaling")).contains("uses vector").noneMatch(this::isInfo);
  }

  @Test
  void takesThePortableKernelsWhereTheModuleIsNotAndSaysSoOnce() throws Exception {
    List<String> lines = lines(List.of(), "Scaling", "Scaling");

    assertThat(lines).filteredOn("uses portable"::equals).hasSize(2);
    assertThat(lines).filteredOn(this::isInfo).hasSize(1).first().asString().contains(OPTION);
  }

  @Test
  void saysNothingOfANetworkWithoutVectorKernels() throws Exception {
    assertThat(lines(List.of(), "Alone")).containsExactly("uses portable");
    assertThat(lines(List.of(FLAG), "Alone")).contains("uses portable").noneMatch(this::isInfo);
  }

  @ParameterizedTest
  @ValueSource(strings = {FLAG, "-showversion"})
  void takesThePortableKernelsIfAsked(String flag) throws Exception {
    assertThat(lines(List.of(flag, "-Dcnn.kernels=portable"), "Scaling"))
        .contains("uses portable")
        .noneMatch(this::isInfo);
  }

  @Test
  void takesTheVectorKernelsInAnInterpreterOnlyIfAsked() throws Exception {
    assertThat(lines(List.of(FLAG, "-Xint"), "Scaling")).contains("uses portable");
    assertThat(lines(List.of(FLAG, "-Xint", "-Dcnn.kernels=vector"), "Scaling"))
        .contains("uses vector");
  }

  @Test
  void refusesToGoOnWithoutTheVectorKernelsAskedFor() throws Exception {
    assertThat(lines(List.of("-Dcnn.kernels=vector"), "Scaling"))
        .containsExactly("complains: The vector kernels need Java's option `" + OPTION + "`.");
    assertThat(lines(List.of(FLAG, "-Dcnn.kernels=vector"), "Alone"))
        .contains(
            "complains: `org.cnnc.runtime.Packing$Alone` has no vector kernels on the class path.");
  }

  @Test
  void refusesKernelsThereAreNot() throws Exception {
    assertThat(lines(List.of("-Dcnn.kernels=fast"), "Scaling"))
        .containsExactly("complains: -Dcnn.kernels is `portable` or `vector`; received `fast`.");
  }

  private boolean isInfo(String line) {
    return line.startsWith("INFO");
  }

  private static List<String> lines(List<String> flags, String... networks)
      throws IOException, InterruptedException {
    return Child.lines(english(flags), VectorKernelsTest.class, networks);
  }

  private static List<String> english(List<String> flags) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
    return all;
  }

  /** What a program does whose kernels hold copies of the weights. */
  static final class Rewriting {
    public static void main(String[] none) {
      Model model = new Packing.Scaling(2);
      List<Float> predictions = new ArrayList<>();
      float[] own = model.weights();
      own[0] = 100;
      predictions.add(model.predict(new float[] {1})[0]);
      own[0] = 3;
      model.setWeights(own);
      own[0] = 100;
      predictions.add(model.predict(new float[] {1})[0]);
      predictions.add(model.layerOutput("scale", new float[] {1})[0]);
      predictions.add(model.weights()[0]);
      predictions.add(
          model.gradients(new float[] {1}, new float[] {1}, new MeanSquaredError()).loss());
      model.fit(new ArrayDataset(new float[] {1}, 1, new float[] {1}, 1), options());
      predictions.add(model.predict(new float[] {1})[0]);
      System.out.println(predictions);
    }

    /** Two steps to the target 1, each half the way. */
    private static TrainingOptions options() {
      return TrainingOptions.builder(new MeanSquaredError())
          .optimizer(new SGD(0.25, 0, false))
          .batchSize(1)
          .epochs(2)
          .progress(Progress.SILENT)
          .build();
    }
  }

  @Test
  void packsTheWeightsAgainWheneverTheyChange() throws Exception {
    String values = "[2.0, 3.0, 3.0, 3.0, 4.0, 1.5]";

    assertThat(Child.lines(List.of("-Dcnn.kernels=portable"), Rewriting.class)).contains(values);
    assertThat(Child.lines(List.of(FLAG), Rewriting.class)).contains(values);
    assertThat(Child.lines(List.of(FLAG, "-Dcnn.kernels=vector"), Rewriting.class))
        .contains(values);
  }

  /** What a program does that predicts from its start until the vector kernels are warm. */
  static final class Predicting {
    public static void main(String[] none) throws InterruptedException {
      Model model = new Packing.Scaling(2);
      System.out.println("first " + model.predict(new float[] {5})[0]);
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("cnn-warm-up")) {
          thread.join();
        }
      }
      System.out.println("then " + model.predict(new float[] {5})[0]);
      // One to warm up with, one to predict with: from the first time on if that was quick.
      System.out.println(Packing.PACKED_PASSES.get() + " vector passes");
    }
  }

  @Test
  void predictsWithTheVectorKernelsOnceTheyAreWarm() throws Exception {
    assertThat(Child.lines(List.of(FLAG), Predicting.class))
        .contains("first 10.0", "then 10.0", "2 vector passes");
  }
}
