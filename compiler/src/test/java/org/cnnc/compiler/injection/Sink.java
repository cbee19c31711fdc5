package org.cnnc.compiler.injection;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.source.Source;

/**
 * A place of a program whose text reaches generated code or the name of a file.
 *
 * @param program with {@code @} in that place
 * @param written how a text is written there
 */
record Sink(String name, String program, UnaryOperator<String> written) {
  private static final String RUN =
      """
      train NetRun for Net {
        data train = mnist("train", scale=1/255)
        compile(optimizer=adam, loss=sparse_categorical_crossentropy)
        fit(train)
      }
      """;

  /** Without weights, so that thousands of them are compiled quickly. */
  private static final String NET =
      """
      model Net(rate=0.5) {
        input image: float32[2, 2, 1]  # a picture
        Flatten(name="flat")
        hidden = Dropout(rate)(_)
        output probs = Activation(softmax)(hidden) labels ["one", "two", "three", "four"]
        expose flat as vector
      }
      """;

  private static final String DIGITS =
      """
      model Net(rate=0.5) {
        input image: float32[28, 28, 1]
        MaxPooling2D((14, 5))
        Flatten()
        Dropout(rate)
        output probs = Activation(softmax)
      }
      """
          + RUN;

  private static final String CHECKPOINT = "ModelCheckpoint(\"@.safetensors\", monitor=loss)";

  /** All places; a new one is one line. */
  static List<Sink> all() {
    return List.of(
        raw("model", NET.replace("Net", "@")),
        raw("run", DIGITS.replace("NetRun", "@")),
        raw("specialised run", DIGITS.replace("NetRun for Net", "@ for Net(rate=0.3)")),
        raw("parameter", NET.replace("rate", "@")),
        raw("input", NET.replace("image", "@")),
        raw("output", NET.replace("probs", "@")),
        raw("tensor", NET.replace("hidden", "@")),
        raw("data", DIGITS.replace("data train", "data @").replace("fit(train", "fit(@")),
        raw("comment", NET.replace("a picture", "@")),
        raw("exposed method", NET.replace("vector", "@")),
        raw("label, as it is", NET.replace("three", "@")),
        text("label", NET.replace("three", "@")),
        raw("layer, as it is", NET.replace("flat", "@")),
        text("layer", NET.replace("flat", "@")),
        text("data set", DIGITS.replace("(\"train", "(\"@")),
        text("checkpoint", DIGITS.replace("fit(train", "fit(train, callbacks=" + CHECKPOINT)),
        text("activation", NET.replace("softmax", "'@'")));
  }

  private static Sink raw(String name, String program) {
    return new Sink(name, program, UnaryOperator.identity());
  }

  private static Sink text(String name, String program) {
    return new Sink(name, program, Sink::escaped);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("'", "\\'")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }

  /** Whether the text stays in its place: a comment ends with its line. */
  boolean takes(String payload) {
    return !name.equals("comment") || payload.lines().count() <= 1 && !payload.endsWith("\n");
  }

  CnnCompiler.Request request(String payload) {
    String program = program().replace("@", written.apply(payload));
    return new CnnCompiler.Request(new Source("Net.cnn", program), "org.acme");
  }
}
