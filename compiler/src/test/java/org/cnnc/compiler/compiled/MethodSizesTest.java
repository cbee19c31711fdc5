package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cnnc.compiler.EmittedFile;
import org.junit.jupiter.api.Test;

class MethodSizesTest {
  @Test
  void readsTheBytecodeOfEachMethod() {
    String text =
        """
        class A {
          static final long BIG = 1L << 40;
          String text = "\\u00e4" + BIG;
          int one() { return 1; }
          void nothing() {}
        }
        """;
    Map<String, byte[]> classes =
        InMemoryJavaCompiler.compile(List.of(new EmittedFile("A.java", text)));

    assertThat(MethodSizes.of(classes.get("A")))
        .containsEntry("one()I", 2)
        .containsEntry("nothing()V", 1)
        .containsKey("<init>()V")
        .hasSize(3);
  }
}
