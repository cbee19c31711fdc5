package org.cnnc.compiler.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerNamesTest {
  private static final Span HERE = new Span(new Source("A.cnn", "text"), 0, 4);

  @ParameterizedTest
  @CsvSource({
    "Conv2D, conv2d",
    "MaxPooling2D, max_pooling2d",
    "BatchNormalization, batch_normalization",
    "ReLU, re_lu",
    "PReLU, p_re_lu",
    "LeakyReLU, leaky_re_lu",
    "ELU, elu",
    "Conv2DTranspose, conv2d_transpose",
    "DepthwiseConv2D, depthwise_conv2d",
    "UpSampling2D, up_sampling2d",
    "GlobalAveragePooling2D, global_average_pooling2d",
    "Dense, dense",
  })
  void snakeCaseIsKeras(String kind, String name) {
    assertThat(LayerNames.snakeCase(kind)).isEqualTo(name);
  }

  @Test
  void countsEachKindAndStepsOverGivenNames() {
    LayerNames names = new LayerNames();
    Diagnostics diagnostics = new Diagnostics();

    assertThat(names.automatic("Dense", HERE)).isEqualTo("dense");
    assertThat(names.given("dense_1", HERE, HERE, diagnostics)).isEqualTo("dense_1");
    assertThat(names.automatic("Conv2D", HERE)).isEqualTo("conv2d");
    assertThat(names.automatic("Dense", HERE)).isEqualTo("dense_2");
    assertThat(diagnostics.inSourceOrder()).isEmpty();
  }
}
