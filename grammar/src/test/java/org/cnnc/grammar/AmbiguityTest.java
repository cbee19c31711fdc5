package org.cnnc.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text has one reading: the parser never has to choose between two. */
class AmbiguityTest {
  static Stream<String> texts() {
    return Stream.of(
        "",
        """
        import "lib/blocks.cnn"
        const EPS = 1e-3
        function huber(t, p, delta=1.0,) = where(abs(t - p) <= delta, 0.5 * (t - p)**2, -t**2)
        block residual(filters: int, pooling=false)(x) {
          shortcut = x
          x = Conv2D(filters, 3, activation=relu, padding=same)(x)
          if pooling { x = MaxPooling2D(2)(x) }
          else if filters != channels(shortcut) and not (1 < 2) { repeat 2 { Dense(3) } }
          else { let a = [1, 2,] }
          return Add()([x, shortcut])
        }
        """,
        """
        model Net(classes=10, width: real = 1.0, units) {
          input image: uint8[28, 28*1, 1]
          Conv2D(32, kernel_size=(3, 3), activation='relu',)
          a, b = Split()(image)
          Add()(_, a)
          Add()([b, Dense(3)(Flatten()(a))])
          for f in [32, 64] { x = residual(f, pooling = f != 64)(x) }
          output probs = Dense(classes) labels ["a", "b",]
          output = probs
          output labels = Dense(classes) labels names
          expose conv2d as maps
          require params() <= 350_000 or (1, 2) == (1,) and none
        }
        """,
        """
        train Run for Net(units=100, classes=-2**2) {
          data train, val = mnist("train", scale=1/255., seed=42)
          let rate = 1 - 2 - 3 * 4 / 5 // 6 % 7 + (8)
          compile(optimizer=SGD(learning_rate=rate), loss=mse, metrics=['accuracy'])
          fit(train, class_weight={0: 1.0, 1: 2.5,}, callbacks=[EarlyStopping(patience=2)])
          evaluate(val)
        }
        train Other for Net {}
        """,
        """
        model train { input data: float32[3] labels = input(as=model)(import) function(expose) }
        """);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void hasOneReading(String text) {
    Complaints complaints = new Complaints();
    CnnLexer lexer = new CnnLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.addErrorListener(complaints);
    CnnParser parser = new CnnParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(complaints);
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);

    parser.file();

    assertThat(complaints.texts).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theLexerReadsAnything(String text) {
    Complaints complaints = new Complaints();
    CnnLexer lexer = new CnnLexer(CharStreams.fromString("@;'a\\ \"" + text + "\u0000\uFFFF🙂 'é"));
    lexer.removeErrorListeners();
    lexer.addErrorListener(complaints);

    assertThat(lexer.getAllTokens()).isNotEmpty();
    assertThat(complaints.texts).isEmpty();
  }

  /** Collects syntax errors, ambiguities and fallbacks to full context. */
  private static final class Complaints extends BaseErrorListener {
    private final List<String> texts = new ArrayList<>();

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object token,
        int line,
        int column,
        String message,
        RecognitionException e) {
      texts.add(line + ":" + column + " " + message);
    }

    @Override
    public void reportAmbiguity(
        Parser parser, DFA dfa, int start, int stop, boolean exact, BitSet alts, ATNConfigSet set) {
      texts.add("ambiguous at " + parser.getTokenStream().get(start));
    }

    @Override
    public void reportAttemptingFullContext(
        Parser parser, DFA dfa, int start, int stop, BitSet alternatives, ATNConfigSet set) {
      texts.add("full context at " + parser.getTokenStream().get(start));
    }
  }
}
