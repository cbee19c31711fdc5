package org.cnnc.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class KerasModelTest {
  @Test
  void writesOneBareLineForEachLayerOfASequential() {
    String json =
        """
        {"class_name": "Sequential", "config": {"name": "two_layers", "layers": [
          {"class_name": "Rescaling", "config": {"name": "rescaling", "scale": 0.5, "offset": -1,
            "batch_input_shape": [null, 4, 4, 1]}},
          {"class_name": "Conv2D", "config": {"name": "conv2d", "filters": 2,
            "kernel_size": [3, 1], "strides": [1, 1], "padding": "same",
            "dilation_rate": [1, 1], "activation": "relu", "use_bias": false}}]}}
        """;

    assertThat(toCnn(json))
        .isEqualTo(
            """
            model TwoLayers {
              input input_1: float32[4, 4, 1]
              Rescaling(scale=0.5, offset=-1, name="rescaling")
              Conv2D(filters=2, kernel_size=(3, 1), strides=(1, 1), padding=same, activation=relu, \
            use_bias=false, name="conv2d")
            }
            """);
  }

  @Test
  void namesTheTensorsOfAFunctionalModelAfterTheirLayers() {
    String json =
        """
        {"class_name": "Model", "config": {"name": "graph", "layers": [
          {"class_name": "InputLayer", "config": {"name": "image",
            "batch_input_shape": [null, 4, 4, 1]}, "inbound_nodes": []},
          {"class_name": "Flatten", "config": {"name": "flat"},
            "inbound_nodes": [[["image", 0, 0, {}]]]},
          {"class_name": "Dense", "config": {"name": "probs", "units": 3},
            "inbound_nodes": [[["flat", 0, 0, {}]]]}],
          "input_layers": [["image", 0, 0]], "output_layers": [["probs", 0, 0]]}}
        """;

    assertThat(toCnn(json))
        .isEqualTo(
            """
            model Graph {
              input image: float32[4, 4, 1]
              flat = Flatten(name="flat")(image)
              output probs = Dense(units=3, name="probs")(flat)
            }
            """);
  }

  @Test
  void refusesAnArgumentItWouldLeaveOut() {
    String json =
        """
        {"class_name": "Sequential", "config": {"name": "dilated", "layers": [
          {"class_name": "Conv2D", "config": {"name": "conv2d", "filters": 2, "kernel_size": 3,
            "dilation_rate": [2, 2], "batch_input_shape": [null, 4, 4, 1]}}]}}
        """;

    assertThatThrownBy(() -> toCnn(json))
        .isInstanceOf(KerasModel.Unsupported.class)
        .hasMessage("dilation_rate=(2, 2)");
  }

  private static String toCnn(String json) {
    return KerasModel.toCnn(JsonParser.parseString(json).getAsJsonObject());
  }
}
