package org.cnnc.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.random.Trial.Case;
import org.junit.jupiter.api.Test;

/** A model whose pass is several classes means what the naive reading says, to the last bit. */
class LongModelsTest {
  /** Sums of many terms have many nests; the first layer is read by the last ones. */
  private static final Case LONG =
      new Case(
          """
          model Deep {
            input x: float32[2, 2, 3]
            first = Conv2D(3, 1)(x)
            t = first
            repeat 14 {
              t = Average()([t, t, t, t, t, t, t, t, t, t, t, t, t, t, t, t])
              t = Conv2D(3, 1, activation=tanh)(t)
            }
            output y = Dense(3, activation=softmax)(Flatten()(Add()([Dropout(0.5)(t), first])))
          }
          """,
          Algorithms.DIRECT);

  @Test
  void partsOfAPassGiveTheBitsOfTheNaiveReading() {
    Trial.check(LONG, Rendering.VECTORS.get(0));
  }

  @Test
  void aLongPassIsSeveralClasses() {
    assertThat(CompiledNetwork.of(LONG.text()).classFiles())
        .containsKeys("generated.Deep$PortablePass", "generated.Deep$PortablePassFrom0");
  }
}
