package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a class offers because its model says so: labels and exposed layers. */
class ClassMembersTest {
  private static final int SIZE = 12 * 12;

  /** The second label tries to end the text, the comment and the line it is written into. */
  private static final List<String> LABELS =
      List.of(
          "T-shirt/top",
          "\"); } /* */ // \\u0022 \n<b> $L $$",
          "t shirt TOP",
          "3D \ud83d\ude42",
          "\u00e9t\u00e9",
          "\u732b");

  private static final CompiledNetwork NETWORK =
      CompiledNetwork.of(
          """
          model Clothes {
            input image: float32[12, 12, 1]
            Conv2D(8, 3, padding=same, activation=relu)
            MaxPooling2D(2)
            Conv2D(16, 3, activation=tanh)
            Flatten()
            Dropout(0.5)
            Dense(5, activation=relu)
            output probs = Dense(6, activation=softmax) labels [%s]
            expose conv2d as feature_maps
            expose max_pooling2d as pooled
            expose flatten as input
            expose dropout as kept
            expose dense_1 as probabilities
          }
          """
              .formatted(
                  String.join(", ", LABELS.stream().map(ClassMembersTest::quoted).toList())));
  private static final Model PORTABLE = NETWORK.create(1);
  private static final Model VECTORS = NETWORK.createForThisMachine(1);

  static List<Model> models() {
    return List.of(PORTABLE, VECTORS);
  }

  private static String quoted(String label) {
    return "\"" + label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  @Test
  void labelsAreConstantsThatKeepTheirTexts() throws Exception {
    Object[] labels = labels(PORTABLE);
    assertThat(labels)
        .extracting(Object::toString)
        .containsExactly("T_SHIRT_TOP", "U0022_B_L", "T_SHIRT_TOP_2", "LABEL_3D", "ETE", "LABEL_5");
    for (int i = 0; i < labels.length; i++) {
      assertThat(call(labels[i], "text", new Class<?>[0])).isEqualTo(LABELS.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void classifiesAsTheLargestOutputSays(Model model) throws Exception {
    Object[] labels = labels(model);
    for (int seed = 0; seed < 20; seed++) {
      float[] x = samples(1, seed);
      float[] y = model.predict(x);
      Object label = call(model, "classify", new Class<?>[] {float[].class}, x);
      assertThat(label).isEqualTo(labels[largest(y)]);
    }
  }

  @Test
  void classifiesBytes() throws Exception {
    byte[] bytes = new byte[SIZE];
    float[] floats = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = (byte) (7 * i);
      floats[i] = bytes[i] & 0xFF;
    }
    assertThat(call(PORTABLE, "classify", new Class<?>[] {byte[].class}, bytes))
        .isEqualTo(call(PORTABLE, "classify", new Class<?>[] {float[].class}, floats));
  }

  @Test
  void theFirstOfEqualOutputsWins() throws Exception {
    Model model = NETWORK.create(1);
    model.setWeights(new float[model.weights().length]);
    assertThat(call(model, "classify", new Class<?>[] {float[].class}, new float[SIZE]))
        .hasToString("T_SHIRT_TOP");
  }

  @Test
  void classifiesOneSampleAtATime() {
    assertThatThrownBy(
            () -> call(PORTABLE, "classify", new Class<?>[] {float[].class}, samples(2, 1)))
        .hasMessage("`Clothes` classifies one sample at a time; received 2.");
  }

  @ParameterizedTest
  @MethodSource("models")
  void anExposedLayerIsWhatItsLayerPutsOut(Model model) throws Exception {
    Map<String, String> exposed =
        Map.of(
            "featureMaps", "conv2d",
            "pooled", "max_pooling2d",
            "input", "flatten",
            "kept", "dropout",
            "probabilities", "dense_1");
    for (int count : new int[] {0, 1, 3, 21}) {
      float[] x = samples(count, count);
      float[] outputs = model.predict(x);
      for (Map.Entry<String, String> entry : exposed.entrySet()) {
        float[] expected = model.layerOutput(entry.getValue(), x);
        Class<?>[] floats = {float[].class};
        assertThat((float[]) call(model, entry.getKey(), floats, x))
            .as("%s of %d", entry, count)
            .isEqualTo(expected);
        float[] y = new float[expected.length];
        call(model, entry.getKey(), new Class<?>[] {float[].class, float[].class}, x, y);
        assertThat(y).isEqualTo(expected);
      }
      assertThat(model.predict(x)).isEqualTo(outputs);
    }
  }

  @Test
  void shapesOfExposedLayersAreConstants() throws Exception {
    assertThat(constant("FEATURE_MAPS_SIZE")).isEqualTo(12 * 12 * 8);
    assertThat(constant("FEATURE_MAPS_HEIGHT")).isEqualTo(12);
    assertThat(constant("FEATURE_MAPS_WIDTH")).isEqualTo(12);
    assertThat(constant("FEATURE_MAPS_CHANNELS")).isEqualTo(8);
    assertThat(constant("KEPT_SIZE")).isEqualTo(4 * 4 * 16);
    assertThat(constant("INPUT_SIZE")).isEqualTo(SIZE);
  }

  @Test
  void refusesAnArrayOfAnotherLength() {
    assertThatThrownBy(
            () ->
                call(
                    PORTABLE,
                    "kept",
                    new Class<?>[] {float[].class, float[].class},
                    new float[SIZE],
                    new float[3]))
        .hasMessage("The outputs of 1 samples are 256 values; received an array of 3.");
  }

  @Test
  void severalOutputsHaveLabelsOfTheirOwn() throws Exception {
    GraphModel model =
        CompiledNetwork.of(
                        """
                model Both {
                  input picture: uint8[4]
                  input meta: float32[2]
                  output kind = Dense(2)(picture) labels ["a", "b"]
                  output kind_label = Dense(3)(meta) labels ["c", "d", "e"]
                  output dog = Dense(1)(meta) labels ["dog"]
                  expose dense_1 as both
                }
                """)
                    .type()
                    .getMethod("create", long.class)
                    .invoke(null, 1L)
                instanceof GraphModel made
            ? made
            : null;
    Class<?>[] types = {byte[].class, float[].class};
    assertThat(call(model, "classifyKind", types, new byte[4], new float[2])).hasToString("A");
    assertThat(call(model, "classifyKindLabel", types, new byte[4], new float[2])).hasToString("C");
    assertThat(Stream.of(model.getClass().getMethods()).map(m -> m.getName()))
        .doesNotContain("classifyDog");
    assertThat((float[]) call(model, "both", types, new byte[4], new float[2])).hasSize(3);
  }

  @Test
  void noMethodOfAModelCanBeReplacedByAnExposedLayer() {
    List<String> names =
        Stream.of(Model.class, GraphModel.class, Object.class, NETWORK.type())
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> !method.isSynthetic() && !method.getName().contains("_"))
            .filter(method -> !java.lang.reflect.Modifier.isPrivate(method.getModifiers()))
            .map(java.lang.reflect.Method::getName)
            .filter(name -> name.matches("[a-z][A-Za-z]*"))
            .filter(
                name ->
                    !List.of("featureMaps", "pooled", "input", "kept", "probabilities")
                        .contains(name))
            .distinct()
            .toList();
    assertThat(names).contains("predict", "fit", "create", "wait", "samples");
    for (String name : names) {
      String text = "model A {\n input x: float32[3]\n Dense(2)\n expose dense as %s\n}";
      CnnCompiler.Response response =
          new CnnCompiler()
              .check(new CnnCompiler.Request(new Source("A.cnn", text.formatted(name)), ""));
      assertThat(response.diagnostics())
          .as(name)
          .extracting(Diagnostic::id)
          .containsExactly("reserved-name");
    }
  }

  private static int largest(float[] y) {
    int largest = 0;
    for (int i = 1; i < y.length; i++) {
      largest = y[i] > y[largest] ? i : largest;
    }
    return largest;
  }

  private static Object[] labels(Model model) throws ReflectiveOperationException {
    return model
        .getClass()
        .getClassLoader()
        .loadClass(model.getClass().getName() + "$Label")
        .getEnumConstants();
  }

  private static int constant(String name) throws ReflectiveOperationException {
    return NETWORK.type().getField(name).getInt(null);
  }

  private static float[] samples(int count, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[count * SIZE];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble(-1, 1);
    }
    return x;
  }

  private static Object call(Object target, String method, Class<?>[] types, Object... arguments)
      throws Exception {
    try {
      return target.getClass().getMethod(method, types).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }
}
