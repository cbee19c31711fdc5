package org.cnnc.compiler.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final String SEQUENTIAL =
      """
      model sequential {
        input image: float32[28, 28, 1]
        Conv2D(32, kernel_size=3, activation='relu', padding='same', name="conv2d_1")
        MaxPooling2D(2)
        Conv2D(64, kernel_size=3, activation='relu', padding='same', name="conv2d_2")
        MaxPooling2D(2)
        Flatten()
        Dense(100, activation='relu')
        Dropout(0.4)
        Dense(10, activation='softmax')
      }
      """;

  @Test
  void printsKerasTableToTheByte() throws Exception {
    byte[] table = Summary.of(model(SEQUENTIAL)).getBytes(StandardCharsets.UTF_8);

    byte[] hash = MessageDigest.getInstance("SHA-256").digest(table);
    assertThat(HexFormat.of().formatHex(hash))
        .as(new String(table, StandardCharsets.UTF_8))
        .isEqualTo("6ac5e5e9eb06fa706582171f1d8f0722591a6f266b30758e6a5b668089c46b98");
  }

  @Test
  void jsonHoldsTheSameFacts() {
    String text =
        """
        model Small {
          input image: uint8[4, 4, 1]
          x = Conv2D(2, 3, trainable=false)(image)
          output y = Flatten()(x)
        }
        """;

    assertThat(Summary.json(model(text)))
        .isEqualTo(
            """
            {
              "name": "Small",
              "sequential": false,
              "inputs": [
                {"name": "image", "type": "uint8", "shape": [4, 4, 1]}
              ],
              "layers": [
                {"name": "conv2d", "kind": "Conv2D", "shape": [2, 2, 2], "params": 20, \
            "connectedTo": ["image[0][0]"]},
                {"name": "flatten", "kind": "Flatten", "shape": [8], "params": 0, \
            "connectedTo": ["conv2d[0][0]"]}
              ],
              "outputs": [
                {"name": "y", "shape": [8]}
              ],
              "params": 20,
              "trainableParams": 0,
              "nonTrainableParams": 20
            }
            """);
  }

  /** Row by row as Keras orders and cuts them; the deepest layers come first. */
  @Test
  void branchesAndSharedLayersShowWhatTheyReceive() {
    String text =
        """
        model Twins {
          input left: float32[28, 28, 1]
          input right: float32[28, 28, 1]
          let shared = Conv2D(8, 3, activation=relu)
          d = Subtract()([shared(left), shared(right)])
          output distance = Dense(1, activation=sigmoid)(Flatten()(d))
        }
        """;

    assertThat(Summary.of(model(text)).lines().map(String::stripTrailing))
        .containsExactly(
            "Model: \"Twins\"",
            "_".repeat(98),
            " Layer (type)                Output Shape                 Param #   Connected to",
            "=".repeat(98),
            " left (InputLayer)           [(None, 28, 28, 1)]          0         []",
            "",
            " right (InputLayer)          [(None, 28, 28, 1)]          0         []",
            "",
            " conv2d (Conv2D)             (None, 26, 26, 8)            80        ['left[0][0]',",
            " ".repeat(69) + "'right[0][0]']",
            "",
            " subtract (Subtract)         (None, 26, 26, 8)            0         ['conv2d[0][0]',",
            " ".repeat(69) + "'conv2d[1][0]']",
            "",
            " flatten (Flatten)           (None, 5408)                 0         ['subtract[0][0]']",
            "",
            " dense (Dense)               (None, 1)                    5409      ['flatten[0][0]']",
            "",
            "=".repeat(98),
            "Total params: 5,489",
            "Trainable params: 5,489",
            "Non-trainable params: 0",
            "_".repeat(98));
  }

  /** An output on the way is no branch. */
  @Test
  void aChainWithTwoOutputsStaysNarrow() {
    String text =
        """
        model Chain {
          input image: float32[8, 8, 1]
          output maps = Conv2D(2, 3)(image)
          output flat = Flatten()(maps)
        }
        """;

    assertThat(Summary.of(model(text)).lines().map(String::length)).contains(65).doesNotContain(98);
  }

  private static Model model(String text) {
    CnnCompiler.Request request = new CnnCompiler.Request(new Source("A.cnn", text), "");
    CnnCompiler.Response response = new CnnCompiler().check(request);
    assertThat(DiagnosticPrinter.console(response.diagnostics())).isEmpty();
    return response.models().get(0);
  }
}
