package org.cnnc.compiler.check;

import java.util.Set;

/** Names of classes that a generated class must not hide. */
final class JavaNames {
  /** The public classes of java.lang, then what the generated code imports. */
  static final Set<String> TAKEN =
      Set.of(
          """

          Dataset Evaluation Functions Gradients History Label Model ModelSpec Pass
          TrainingOptions Path IOException List Map
          """
              .split("\\s+"));

  private JavaNames() {}
}
