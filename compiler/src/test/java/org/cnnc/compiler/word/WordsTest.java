package org.cnnc.compiler.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.syntax.FileParser;
import org.cnnc.compiler.syntax.TrainSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of all sorts, those of plug-ins too, are found and take arguments the same way. */
class WordsTest {
  /** A sort of words that only this test knows. */
  public interface Rule extends Word {}

  /** A word with two spellings. */
  public static final class Decay implements Rule {
    static final Parameter<Double> RATE =
        Parameter.optional(
            "rate", ParameterTypes.real("above 0", r -> r > 0), 0.1, "0.1", "The rate.");
    static final Parameter<Optional<Integer>> STEPS =
        Parameter.optional(
            "steps",
            ParameterTypes.orNone(ParameterTypes.whole(1)),
            Optional.empty(),
            "none",
            "The steps.");

    @Override
    public String name() {
      return "Decay";
    }

    @Override
    public List<String> spellings() {
      return List.of("Decay", "decay");
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(RATE, STEPS);
    }
  }

  /** A word whose parameters are words. */
  public static final class Fit implements Rule {
    static final Parameter<Value.Bare> DATA =
        Parameter.required("data", ParameterTypes.name(), "train", "The data.");
    static final Parameter<List<Use<Rule>>> RULES =
        Parameter.optional(
            "rules",
            ParameterTypes.listOf(ParameterTypes.use(Rule.class, "a rule")),
            List.of(),
            "none",
            "The rules.");
    static final Parameter<String> FILE =
        Parameter.optional("file", ParameterTypes.text(), "", "''", "The file.");

    @Override
    public String name() {
      return "fit";
    }

    @Override
    public List<Parameter<?>> parameters() {
      return List.of(DATA, RULES, FILE);
    }
  }

  /** A layer kind as a plug-in brings it. */
  public static final class Twice implements LayerKind {
    @Override
    public String name() {
      return "Twice";
    }

    @Override
    public Layer bind(Arguments arguments, List<Shape> inputs) {
      return new Bound(inputs.get(0));
    }

    record Bound(Shape output) implements Layer {
      @Override
      public List<Nest> forward(boolean training) {
        return List.of();
      }

      @Override
      public List<Nest> backward() {
        return List.of();
      }
    }
  }

  @TempDir private Path services;

  @Test
  void findsWordsOfAPlugIn() throws IOException {
    Source source = new Source("A.cnn", "model A { input x: float32[3] Twice(name='more') }");
    ClassLoader loader = plugIn(LayerKind.class, Twice.class);

    CnnCompiler.Response plain = new CnnCompiler().check(new CnnCompiler.Request(source, ""));
    CnnCompiler.Response extended =
        new CnnCompiler(loader).check(new CnnCompiler.Request(source, ""));

    assertThat(plain.diagnostics()).extracting(Diagnostic::id).containsExactly("unknown-layer");
    assertThat(extended.diagnostics()).isEmpty();
    assertThat(extended.models().get(0).layers().get(0).name()).isEqualTo("more");
  }

  @Test
  void readsCallsListsAndDefaults() throws IOException {
    Arguments fit = fit("fit(val, rules=[decay, 'Decay', Decay(0.5, steps=1 + 2)], file='a.csv')");

    assertThat(fit.get(Fit.DATA).name()).isEqualTo("val");
    assertThat(fit.get(Fit.FILE)).isEqualTo("a.csv");
    assertThat(fit.isGiven(Fit.FILE)).isTrue();
    assertThat(fit.span(Fit.FILE).text()).isEqualTo("file='a.csv'");
    List<Arguments> rules = fit.get(Fit.RULES).stream().map(Use::arguments).toList();
    assertThat(rules).extracting(rule -> rule.get(Decay.RATE)).containsExactly(0.1, 0.1, 0.5);
    assertThat(rules.get(0).get(Decay.STEPS)).isEmpty();
    assertThat(rules.get(2).get(Decay.STEPS)).contains(3);
    assertThat(rules.get(0).isGiven(Decay.RATE)).isFalse();
    assertThat(rules.get(2).span().text()).isEqualTo("Decay(0.5, steps=1 + 2)");
  }

  @Test
  void aSingleValueStandsForAList() throws IOException {
    assertThat(fit("fit(val, decay)").get(Fit.RULES)).hasSize(1);
    assertThat(fit("fit(val)").get(Fit.RULES)).isEmpty();
  }

  @Test
  void reportsEveryErrorInsideNestedCalls() throws IOException {
    assertThat(errors("fit(val, [Decay(-1, step=3), deacy, Decoy(), Decay(steps=0), 3], file=val)"))
        .containsExactly(
            "unknown-argument: step",
            "out-of-range: -1",
            "unknown-value: deacy",
            "unknown-value: Decoy",
            "out-of-range: 0",
            "wrong-type: 3",
            "wrong-type: val");
  }

  @Test
  void suggestsTheSpellingMeant() throws IOException {
    assertThatThrownBy(() -> fit("fit(val, deacy)"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              Diagnostic report = refusal.diagnostics().get(0);
              assertThat(report.message()).isEqualTo("`rules` can only be `Decay`.");
              assertThat(report.hint()).contains("Did you mean `decay`?");
            });
  }

  private List<String> errors(String call) throws IOException {
    try {
      fit(call);
      return List.of();
    } catch (Refusal refusal) {
      return refusal.diagnostics().stream().map(d -> d.id() + ": " + d.span().text()).toList();
    }
  }

  private Arguments fit(String call) throws IOException {
    Source source = new Source("A.cnn", "train A for B { " + call + " }");
    TrainSyntax train =
        FileParser.parse(source, Limits.DEFAULT, new Diagnostics()).orElseThrow().trains().get(0);
    TrainSyntax.Step step = (TrainSyntax.Step) train.statements().get(0);
    Value.Call value = new Evaluator(java.util.Map.of()).call(step.call());
    return Arguments.bind(new Fit(), value, List.of(), new Words(plugIn(Rule.class, Decay.class)));
  }

  private ClassLoader plugIn(Class<?> sort, Class<?> word) throws IOException {
    Path file = services.resolve("META-INF/services/" + sort.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, word.getName() + "\n");
    URL[] urls = {services.toUri().toURL()};
    return new URLClassLoader(urls, getClass().getClassLoader());
  }
}
