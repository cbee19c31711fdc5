package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;

/** The runtime's classes that generated code names. */
final class RuntimeTypes {
  static final String PACKAGE = "org.cnnc.runtime";
  static final ClassName MODEL = ClassName.get(PACKAGE, "Model");
  static final ClassName GRAPH_MODEL = ClassName.get(PACKAGE, "GraphModel");
  static final ClassName PASS = ClassName.get(PACKAGE, "Pass");
  static final ClassName SUMS = ClassName.get(PACKAGE, "BatchSums");
  static final ClassName KERNELS = ClassName.get(PACKAGE, "Kernels");
  static final ClassName SPEC = ClassName.get(PACKAGE, "ModelSpec");
  static final ClassName FUNCTIONS = ClassName.get(PACKAGE, "Functions");
  static final ClassName RANDOM = ClassName.get(PACKAGE, "CounterRandom");
  static final ClassName OPTIONS = ClassName.get(PACKAGE, "TrainingOptions");
  static final ClassName HISTORY = ClassName.get(PACKAGE, "History");
  static final ClassName EVALUATION = ClassName.get(PACKAGE, "Evaluation");
  static final ClassName DATASET = ClassName.get(PACKAGE + ".data", "Dataset");
  static final ClassName SPLIT = ClassName.get(PACKAGE + ".data", "Split");

  private RuntimeTypes() {}
}
