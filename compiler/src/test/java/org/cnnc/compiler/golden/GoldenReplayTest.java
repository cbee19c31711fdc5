package org.cnnc.compiler.golden;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
      return folders
          .filter(Files::isDirectory)
          .sorted()
          .map(folder -> replay(new Fixture(folder), isOwn))
          .toList();
    }
  }

  private static DynamicNode replay(Fixture fixture, boolean isOwn) {
    if (!isOwn) {
      try {
        fixture.text();
      } catch (KerasModel.Unsupported e) {
        return dynamicTest(fixture.name(), () -> abort(e.getMessage()));
      }
    }
    return dynamicContainer(fixture.name(), tests(fixture));
  }

  private static List<DynamicTest> tests(Fixture fixture) {
    Replay replay = new Replay(fixture);
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(dynamicTest("summary", replay::summary));
    tests.add(dynamicTest("methods fit the just-in-time compiler", replay::methodsFitTheJit));
    if (fixture.hasOutputs()) {
      tests.add(dynamicTest("outputs of the layers", replay::outputs));
    }
    if (fixture.hasTraining()) {
      TrainingReplay training = new TrainingReplay(fixture);
      tests.add(dynamicTest("loss and gradients", training::gradients));
      if (training.hasOptimizer()) {
        tests.add(dynamicTest("five steps", training::steps));
        tests.add(dynamicTest("one step by fit", training::fit));
      }
    }
    return tests;
  }
}
