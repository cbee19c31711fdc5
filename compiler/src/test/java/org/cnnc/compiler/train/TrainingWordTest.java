package org.cnnc.compiler.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.Words;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every word must keep to, found as the compiler finds them. */
class TrainingWordTest {
  private static final List<Class<? extends TrainingWord>> SORTS =
      List.of(
          OptimizerWord.class,
          LossWord.class,
          MetricWord.class,
          CallbackWord.class,
          DataWord.class);

  private final Words words = new Words(TrainingWordTest.class.getClassLoader());

  private Stream<TrainingWord> all() {
    return SORTS.stream().flatMap(sort -> words.all(sort).stream());
  }

  @TestFactory
  Stream<DynamicTest> hasARuntimeClassWithItsParameters() {
    return all()
        .filter(word -> word.runtimeClass().isPresent())
        .map(word -> DynamicTest.dynamicTest(word.name(), () -> findConstructor(word)));
  }

  private static void findConstructor(TrainingWord word) throws ReflectiveOperationException {
    List<Class<?>> types = new ArrayList<>();
    List<Parameter<?>> parameters = new ArrayList<>(word.parameters());
    if (word instanceof DataWord) {
      types.add(Path.class);
      parameters.removeAll(DataWord.SPLIT);
    }
    for (Constructor<?> constructor :
        Class.forName(word.runtimeClass().orElseThrow()).getConstructors()) {
      if (fits(constructor.getParameterTypes(), types, parameters)) {
        return;
      }
    }
    throw new AssertionError("no constructor takes " + parameters);
  }

  private static boolean fits(
      Class<?>[] actual, List<Class<?>> first, List<Parameter<?>> parameters) {
    if (actual.length != first.size() + parameters.size()) {
      return false;
    }
    boolean fits = true;
    for (int i = 0; i < actual.length; i++) {
      fits &=
          i < first.size()
              ? actual[i] == first.get(i)
              : fits(actual[i], parameters.get(i - first.size()));
    }
    return fits;
  }

  private static boolean fits(Class<?> type, Parameter<?> parameter) {
    Object fallback = parameter.fallback().orElse(null);
    if (fallback == null) {
      return type == String.class;
    }
    if (fallback instanceof Optional<?>) {
      return !type.isPrimitive();
    }
    return type == fallback.getClass()
        || type == double.class && fallback instanceof Double
        || type == int.class && fallback instanceof Integer
        || type == boolean.class && fallback instanceof Boolean;
  }

  @Test
  void isSpeltOnceAmongItsSort() {
    for (Class<? extends TrainingWord> sort : SORTS) {
      assertThat(words.all(sort)).isNotEmpty();
      Set<String> seen = new HashSet<>();
      assertThat(words.spellings(sort)).allMatch(seen::add);
    }
  }

  @TestFactory
  Stream<DynamicTest> readsTheDefaultsItShows() {
    return all()
        .map(word -> DynamicTest.dynamicTest(word.name(), () -> assertDefaultsReadBack(word)));
  }

  private void assertDefaultsReadBack(TrainingWord word) {
    StringBuilder call = new StringBuilder();
    for (Parameter<?> parameter : word.parameters()) {
      call.append(call.isEmpty() ? "" : ", ");
      call.append(parameter.name()).append('=').append(parameter.text());
      assertThat(parameter.doc()).endsWith(".");
    }
    Arguments shown = Calls.bind(word, word.name() + "(" + call + ")", words);
    for (Parameter<?> parameter : word.parameters()) {
      parameter
          .fallback()
          .ifPresent(fallback -> assertThat((Object) shown.get(parameter)).isEqualTo(fallback));
    }
  }
}
