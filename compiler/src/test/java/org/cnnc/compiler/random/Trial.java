package org.cnnc.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.compiled.Bundle;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.MethodSizes;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.naive.BitComparison;
import org.cnnc.compiler.naive.NaiveNetwork.Step;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.reference.Interpreter;
import org.cnnc.compiler.reference.Meaning;
import org.cnnc.compiler.reference.Parser;
import org.cnnc.compiler.reference.Program;

/** Some texts held against their naive reading: the layers they stand for, and all numbers. */
final class Trial {
  private static final CnnCompiler COMPILER = new CnnCompiler();
  private static final int BATCH = 3;

  private final Map<Algorithms, CompiledNetworks> compiled = new EnumMap<>(Algorithms.class);

  /** A text, a {@link Bundle}, and how its convolutions are summed. */
  record Case(String text, Algorithms algorithms) {
    static Case of(RandomProgram program) {
      return new Case(program.text(), program.algorithms());
    }
  }

  /** All cases go through javac together. */
  Trial(Collection<Case> cases) {
    Map<Algorithms, List<String>> texts = new LinkedHashMap<>();
    for (Case one : cases) {
      texts.computeIfAbsent(one.algorithms(), key -> new ArrayList<>()).add(one.text());
    }
    texts.forEach((how, all) -> compiled.put(how, CompiledNetworks.of(all, how)));
  }

  /** Fails if a case means another thing than it should, or gives other bits. */
  static void check(Case one, Rendering vectors) {
    new Trial(List.of(one)).run(one, vectors);
  }

  /** The same for one of the cases. */
  void run(Case one, Rendering vectors) {
    Bundle files = Bundle.of(one.text());
    Program program = Parser.parse(files.main(), files.others());
    Meaning meaning = Interpreter.run(program, one.algorithms());
    assertThat(layers(one.text())).as(one.text()).isEqualTo(expected(meaning));
    CompiledNetwork network = compiled.get(one.algorithms()).get(one.text());
    MethodSizes.check(network.classFiles());
    BitComparison comparison = new BitComparison(meaning.network(), network, BATCH);
    comparison.run(Rendering.PORTABLE);
    comparison.run(vectors);
  }

  /** What the compiler makes of a text, a line for each fact. */
  private static List<String> layers(String text) {
    CnnCompiler.Response response =
        COMPILER.check(Bundle.of(text).request("Random.cnn", "generated"));
    if (response.failed()) {
      throw new AssertionError(response.diagnostics() + "\n" + text);
    }
    return FlatModel.lines(response.models().get(0));
  }

  private static List<String> expected(Meaning meaning) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < meaning.inputs().size(); i++) {
      Meaning.Input input = meaning.inputs().get(i);
      lines.add(FlatModel.input(input.name(), input.type(), meaning.network().inputs().get(i)));
    }
    for (int i = 0; i < meaning.layers().size(); i++) {
      Meaning.Layer layer = meaning.layers().get(i);
      Step step = meaning.network().steps().get(i);
      lines.add(
          FlatModel.layer(
              layer.name(), layer.kind(), layer.use(), layer.from(), step.layer().output()));
      step.layer().weights().forEach(w -> lines.add(FlatModel.weight(w, layer.trainable())));
    }
    for (Meaning.Output output : meaning.outputs()) {
      lines.add(FlatModel.output(output.name(), output.tensor(), output.labels()));
    }
    meaning.exposed().forEach((method, layer) -> lines.add(FlatModel.exposed(method, layer)));
    lines.add("sequential " + meaning.sequential());
    return lines;
  }
}
