package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.runtime.Gradients;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.History;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.data.ArrayDataset;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.data.Rows;
import org.cnnc.runtime.loss.BinaryCrossentropy;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.loss.SparseCategoricalCrossentropy;
import org.cnnc.runtime.metric.Accuracy;
import org.cnnc.runtime.optimizer.Adam;
import org.cnnc.runtime.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that branch, share layers, or have several inputs and outputs, as users meet them. */
class GraphTest {
  private static final int SAMPLES = 40;
  private static final Loss[] LOSSES = {
    new SparseCategoricalCrossentropy(), new BinaryCrossentropy()
  };

  private static final String DOCTOR =
      """
      model Doctor {
        input image: uint8[8, 8, 2]
        input facts: float32[4]
        x = Rescaling(1/255)(image)
        skip = Conv2D(6, 1)(x)
        x = Conv2D(6, 3, padding=same, activation=relu)(x)
        x = Add()([x, skip])
        x = Dropout(0.2)(x)
        x = Concatenate()([Flatten()(x), Dense(8, activation=relu)(facts)])
        output probs = Dense(5, activation=softmax)(x)
        output quality = Dense(1, activation=sigmoid)(x)
      }
      """;

  private static final String TWINS =
      """
      model Twins {
        input left: float32[6, 6, 1]
        input right: float32[6, 6, 1]
        let shared = Conv2D(4, 3, activation=tanh)
        d = Subtract()([shared(left), shared(right)])
        output distance = Dense(1, activation=sigmoid)(Flatten()(d))
      }
      """;

  private static final CompiledNetworks NETWORKS = CompiledNetworks.of(List.of(DOCTOR, TWINS));
  private static final CompiledNetwork DOCTORS = NETWORKS.get(DOCTOR);
  private static final CompiledNetwork TWIN = NETWORKS.get(TWINS);

  /** What an application writes, compiled with the network. */
  private static final String USER =
      """
      package generated;

      import java.util.function.Function;

      public final class User implements Function<float[][], float[][]>, Runnable {
        private final Doctor doctor = Doctor.create(1);
        private final byte[] image = new byte[Doctor.IMAGE_SIZE];
        private final float[] facts = new float[Doctor.FACTS_SIZE];
        private final float[] probs = new float[Doctor.PROBS_SIZE];
        private final float[] quality = new float[Doctor.QUALITY_SIZE];

        @Override
        public float[][] apply(float[][] x) {
          byte[] images = new byte[x[0].length];
          for (int i = 0; i < images.length; i++) {
            images[i] = (byte) x[0][i];
          }
          Doctor.Prediction prediction = doctor.predict(images, x[1]);
          return new float[][] {prediction.probs(), prediction.quality()};
        }

        @Override
        public void run() {
          doctor.predict(image, facts, probs, quality);
        }
      }
      """;

  private static Object user() throws ReflectiveOperationException {
    List<EmittedFile> files = new ArrayList<>(CompiledNetwork.of(DOCTOR).files());
    files.add(new EmittedFile("generated/User.java", USER));
    Map<String, byte[]> classes = InMemoryJavaCompiler.compile(files);
    Class<?> type = InMemoryJavaCompiler.load(classes::get).loadClass("generated.User");
    return type.getConstructor().newInstance();
  }

  @Test
  @SuppressWarnings("unchecked")
  void predictTakesAnArrayForEachInputAndGivesARecordOfTheOutputs() throws Exception {
    Function<float[][], float[][]> user = (Function<float[][], float[][]>) user();
    float[] images = new float[3 * 128];
    for (int i = 0; i < images.length; i++) {
      images[i] = i * 7 % 256;
    }
    float[] facts = floats(3 * 4, 5);

    float[][] outputs = user.apply(new float[][] {images, facts});

    assertThat(outputs).isDeepEqualTo(DOCTORS.graph(1).predictAll(images, facts));
    assertThat(outputs[0]).hasSize(15);
    assertThat(outputs[1]).hasSize(3);
  }

  @Test
  void predictWritesIntoGivenArraysWithoutAllocation() throws Exception {
    assertThat(Allocation.ends((Runnable) user())).isTrue();
  }

  @Test
  void theOnlyOutputOfSeveralInputsIsAnArray() throws Exception {
    GraphModel model = TWIN.graph(1);
    float[] left = floats(2 * 36, 1);
    float[] right = floats(2 * 36, 2);

    Object distance =
        model
            .getClass()
            .getMethod("predict", float[].class, float[].class)
            .invoke(model, left, right);

    assertThat(distance).isEqualTo(model.predictAll(left, right)[0]);
    assertThat(model).isNotInstanceOf(Model.class);
  }

  @Test
  void arraysOfDifferentlyManySamplesAreRefused() {
    GraphModel model = TWIN.graph(1);

    assertThatThrownBy(() -> model.predictAll(new float[72], new float[36]))
        .hasMessage("Input 2 of 2 samples of `Twins` has 72 values; received an array of 36.");
    assertThatThrownBy(() -> model.predictAll(new float[40], new float[36]))
        .hasMessageContaining("`left` has 36 values [6, 6, 1]; 40 values");
    assertThatThrownBy(() -> model.predictAll(new float[36]))
        .hasMessage("`Twins` has 2 inputs; received 1 arrays.");
  }

  @Test
  void aSharedLayerHasOneKernelAndTwoOutputs() {
    GraphModel model = TWIN.graph(1);

    assertThat(model.spec().weights())
        .extracting(w -> w.name())
        .containsExactly("conv2d/kernel", "conv2d/bias", "dense/kernel", "dense/bias");
    assertThat(model.layerOutputs(Rows.join(1, floats(36, 1), floats(36, 2))))
        .containsKeys("conv2d", "conv2d@1", "subtract");
  }

  /** Both uses see the same picture: what one gives the kernel, the other takes. */
  @Test
  void theGradientsOfAllUsesAreAdded() {
    GraphModel model = TWIN.graph(1);
    float[] picture = floats(36, 3);

    Gradients gradients =
        model.gradients(Rows.join(1, picture, picture), new float[] {1}, new BinaryCrossentropy());

    assertThat(gradients.gradient("conv2d/kernel")).containsOnly(0);
    assertThat(gradients.gradient("dense/bias")[0]).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void trainsToTheSameBitsOnAnyThreadsAndInVectors(int threads) {
    GraphModel portable = DOCTORS.graph(3);
    GraphModel vectors = DOCTORS.graphForThisMachine(3);
    GraphModel one = DOCTORS.graph(3);

    History history = portable.fit(data(), options(threads));
    vectors.fit(data(), options(threads));
    one.fit(data(), options(1));

    assertThat(vectors.weights()).isEqualTo(portable.weights());
    assertThat(one.weights()).isEqualTo(portable.weights());
    assertThat(history.history().keySet())
        .containsExactly(
            "loss",
            "probs_loss",
            "quality_loss",
            "probs_accuracy",
            "quality_accuracy",
            "val_loss",
            "val_probs_loss",
            "val_quality_loss",
            "val_probs_accuracy",
            "val_quality_accuracy");
    float last = history.get("loss").get(11);
    assertThat(last).isLessThan(history.get("loss").get(0));
    float probs = history.get("probs_loss").get(11);
    float quality = history.get("quality_loss").get(11);
    assertThat(last).isCloseTo(probs + 0.5f * quality, within(1e-5f));
  }

  @Test
  void lossesThatDoNotGoWithTheOutputsAreRefused() {
    GraphModel model = DOCTORS.graph(1);

    assertThatThrownBy(
            () ->
                model.fit(data(), TrainingOptions.builder(LOSSES[0], LOSSES[0], LOSSES[1]).build()))
        .hasMessage("`Doctor` has 2 outputs; received 3 losses.");
    assertThatThrownBy(
            () -> model.fit(data(), TrainingOptions.builder(LOSSES).lossWeights(1).build()))
        .hasMessage("`Doctor` has 2 outputs; received 1 loss weights.");
    assertThatThrownBy(() -> model.gradients(new float[132], new float[3], LOSSES))
        .hasMessage("The targets of a sample have 3 values; the losses of the 2 outputs need 2.");
  }

  private static TrainingOptions options(int threads) {
    return TrainingOptions.builder(LOSSES)
        .lossWeights(1, 0.5)
        .optimizer(new Adam(0.01))
        .metrics(new Accuracy())
        .batchSize(16)
        .epochs(12)
        .validationData(data())
        .threads(threads)
        .progress(Progress.SILENT)
        .build();
  }

  private static Dataset data() {
    SplittableRandom random = new SplittableRandom(8);
    float[] classes = new float[SAMPLES];
    float[] quality = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      classes[i] = random.nextInt(5);
      quality[i] = random.nextInt(2);
    }
    float[] x = Rows.join(SAMPLES, floats(SAMPLES * 128, 6), floats(SAMPLES * 4, 7));
    return new ArrayDataset(x, 132, Rows.join(SAMPLES, classes, quality), 2);
  }

  private static float[] floats(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
