package org.cnnc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {
  private static final String FASHION =
      """
      model FashionCnn {
        input image: float32[28, 28, 1]
        Conv2D(32, kernel_size=3, activation=relu, padding=same)
        MaxPooling2D(2)
        Conv2D(64, kernel_size=3, activation=relu, padding=same)
        MaxPooling2D(2)
        Flatten()
        Dense(100, activation=relu)
        Dropout(0.4)
        output probs = Dense(10, activation=softmax)
      }
      """;

  private static final String BRANCHES =
      """
      model Branches {
        input image: float32[8, 8, 2]
        input other: uint8[3]
        let shared = Conv2D(4, 3, padding=same, activation=relu)
        x = Conv2D(2, 1)(image)
        a = shared(image)
        b = shared(x)
        x = Flatten()(Add()([a, b]))
        x = Dropout(0.5)(x)
        output y = Dense(3, activation=softmax)(x)
        output z = Dense(2)(other)
      }
      """;

  private final Cost fashion = cost(FASHION);

  @Test
  void countsMultiplyAddsByHand() {
    assertThat(macs(FASHION))
        .containsExactly(
            28L * 28 * 32 * 9, 0L, 14L * 14 * 64 * 9 * 32, 0L, 0L, 3136L * 100, 0L, 1000L);
    assertThat(fashion.macs()).isEqualTo(225_792 + 3_612_672 + 313_600 + 1_000);
  }

  @Test
  void countsEachUseOfASharedLayer() {
    assertThat(macs(BRANCHES))
        .containsExactly(
            8L * 8 * 2 * 2, 8L * 8 * 4 * 9 * 2, 8L * 8 * 4 * 9 * 2, 0L, 0L, 0L, 256L * 3, 3L * 2);
    Cost cost = cost(BRANCHES);
    assertThat(cost.params()).isEqualTo(2 * 2 + 2 + 9 * 2 * 4 + 4 + 256 * 3 + 3 + 3 * 2 + 2);
    assertThat(layers(BRANCHES).stream().mapToLong(cost::params).sum()).isEqualTo(cost.params());
  }

  @Test
  void countsBytesByHand() {
    assertThat(fashion.params()).isEqualTo(333_526);
    assertThat(fashion.weightBytes()).isEqualTo(1_334_104);
    // Three arrays that layers share: what a convolution reads lives until it is pooled.
    long floats = 784 + 28 * 28 * 32 + 14 * 14 * 32 + 7 * 7 * 64 + 2;
    assertThat(fashion.inference(1).bytes()).isEqualTo(1_334_104 + 4 * floats);
    assertThat(fashion.inference(2).bytes()).isEqualTo(1_334_104 + 4 * 8 * floats);
    assertThat(fashion.inference(64)).isEqualTo(fashion.inference(2));
    long outputs = 25_088 + 6_272 + 12_544 + 3_136 + 100 + 100 + 10;
    long kept = 6_272 + 3_136 + 100;
    long training = 784 + outputs + kept + (25_088 + 6_272) + 2;
    long summed = 4 * 8 * (3_136 + 100 + 100 + 10);
    assertThat(fashion.training(32).bytes())
        .isEqualTo(1_334_104 * (1 + 4 + 1) + 4 * 8 * training + 4 * summed);
    assertThat(fashion.training(33).bytes() - fashion.training(32).bytes())
        .isEqualTo(1_334_104 + summed);
    assertThat(fashion.training(100_000).bytes()).isEqualTo(fashion.training(256).bytes());
  }

  @Test
  void namesTheArrayOfEachLayer() {
    assertThat(layers(FASHION).stream().map(l -> fashion.buffer(l.output())))
        .containsExactly("0", "1", "0", "2", "2", "0", "0", "1");
    Cost kept = cost("model A {\n input x: float32[4, 4, 1]\n Flatten()\n Dense(2)\n}");
    String text = "model A {\n input x: float32[4, 4, 1]\n Flatten()\n Dense(2)\n}";
    assertThat(layers(text).stream().map(l -> kept.buffer(l.output()))).containsExactly("x", "0");
  }

  /** The arrays that the generated class makes, counted in the class itself. */
  @ParameterizedTest
  @ValueSource(strings = {FASHION, BRANCHES})
  void countsTheArraysOfTheGeneratedPass(String text) throws Exception {
    Plan plan = plan(text);
    Cost cost = new Cost(plan);
    CompiledNetwork network = CompiledNetwork.of(text);
    Object model = network.type().getMethod("create", long.class).invoke(null, 1L);
    assertThat(bytes(pass(model, 1, false), plan))
        .isEqualTo(cost.inference(1).bytes() - cost.weightBytes());
    int samples = plan.samplesTogether();
    assertThat(bytes(pass(model, samples, false), plan))
        .isEqualTo(cost.inference(samples).bytes() - cost.weightBytes());
    assertThat(bytes(pass(model, samples, true), plan))
        .isEqualTo(cost.training(samples).bytes() - 3 * cost.weightBytes() - summed(plan));
  }

  /** What a batch of one shard keeps beside the pass. */
  private static long summed(Plan plan) {
    return 4L * plan.samplesTogether() * plan.keptForSums().stream().mapToInt(f -> f).sum();
  }

  private static Object pass(Object model, int capacity, boolean training) throws Exception {
    var method = model.getClass().getDeclaredMethod("newPass", int.class, boolean.class);
    method.setAccessible(true);
    return method.invoke(model, capacity, training);
  }

  /** The bytes of the planned fields; kernels have fields of their own. */
  private static long bytes(Object pass, Plan plan) throws IllegalAccessException {
    Set<String> planned = new HashSet<>(plan.tensors().values());
    planned.addAll(plan.states().keySet());
    planned.addAll(plan.scratch().keySet());
    planned.addAll(plan.gradients().names());
    Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Field field : pass.getClass().getDeclaredFields()) {
      if (planned.contains(field.getName()) && !Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        arrays.add(field.get(pass));
      }
    }
    arrays.remove(null);
    return arrays.stream().mapToLong(array -> 4L * ((float[]) array).length).sum();
  }

  private static List<Long> macs(String text) {
    Plan plan = plan(text);
    Cost cost = new Cost(plan);
    return plan.model().layers().stream().map(cost::macs).toList();
  }

  private static List<PlacedLayer> layers(String text) {
    return plan(text).model().layers();
  }

  private static Cost cost(String text) {
    return new Cost(plan(text));
  }

  private static Plan plan(String text) {
    CnnCompiler.Response response =
        new CnnCompiler().check(new CnnCompiler.Request(new Source("Test.cnn", text), ""));
    assertThat(response.diagnostics()).isEmpty();
    Model model = response.models().get(0);
    return Planner.plan(model, Algorithms.AUTO);
  }
}
