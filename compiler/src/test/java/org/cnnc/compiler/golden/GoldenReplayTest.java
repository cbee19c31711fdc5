package org.cnnc.compiler.golden;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.runtime.GraphModel;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The folders of {@code golden} are the list of tests; -Dgolden.dir names another collection. */
class GoldenReplayTest {
  private static final Path OWN = Path.of("src", "test", "resources", "golden");

  @TestFactory
  List<DynamicNode> replaysEveryFolder() throws IOException {
    Path given = Path.of(System.getProperty("golden.dir", ""));
    boolean isOwn = given.toString().isEmpty();
    try (Stream<Path> folders = Files.list(isOwn ? OWN : given)) {
      List<Fixture> fixtures =
          folders.filter(Files::isDirectory).sorted().map(Fixture::new).toList();
      CompiledNetworks networks = CompiledNetworks.of(texts(fixtures));
      return fixtures.stream().map(fixture -> replay(fixture, networks, isOwn)).toList();
    }
  }

  private static List<String> texts(List<Fixture> fixtures) {
    return fixtures.stream()
        .filter(Fixture::isSupported)
        .flatMap(fixture -> Stream.of(fixture.text(), fixture.trainedText()))
        .toList();
  }

  /** Elsewhere there may be models of words we do not have; a folder of our own must run. */
  private static DynamicNode replay(Fixture fixture, CompiledNetworks networks, boolean isOwn) {
    if (!isOwn && !fixture.isSupported()) {
      return dynamicTest(fixture.name(), () -> abort("not all its words are supported"));
    }
    return dynamicContainer(fixture.name(), tests(fixture, networks));
  }

  private static List<DynamicNode> tests(Fixture fixture, CompiledNetworks networks) {
    Replay replay = new Replay(fixture, networks, network -> network.graph(0));
    return List.of(
        dynamicTest("summary", replay::summary),
        dynamicTest("methods fit the just-in-time compiler", replay::methodsFitTheJit),
        dynamicContainer("portable", numbers(fixture, networks, network -> network.graph(0))),
        dynamicContainer(
            "vectors", numbers(fixture, networks, network -> network.graphForThisMachine(0))));
  }

  private static List<DynamicTest> numbers(
      Fixture fixture, CompiledNetworks networks, Function<CompiledNetwork, GraphModel> create) {
    List<DynamicTest> tests = new ArrayList<>();
    if (fixture.hasOutputs()) {
      Replay replay = new Replay(fixture, networks, create);
      tests.add(dynamicTest("outputs of the layers", replay::outputs));
    }
    if (fixture.hasTraining()) {
      TrainingReplay training = new TrainingReplay(fixture, networks, create);
      tests.add(dynamicTest("loss and gradients", training::gradients));
      if (training.hasOptimizer()) {
        tests.add(dynamicTest("five steps", training::steps));
        tests.add(dynamicTest("one step by fit", training::fit));
      }
    }
    return tests;
  }
}
