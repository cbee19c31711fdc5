package org.cnnc.benchmarks.kernels;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cnnc.runtime.BatchSums;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Pass;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The passes of generated networks, forward and backward. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PassBenchmark {
  /** What is measured. */
  @Param public Kernel kernel;

  /** In which form. */
  @Param public Rendering rendering;

  /** Samples that go through at once. */
  @Param({"1", "8"})
  public int samples;

  private float[] weights;
  private float[] gradients;
  private Pass inference;
  private Pass training;
  private Pass withInputGradient;
  private BatchSums sums;

  /** Fills inputs and output gradients with random numbers, once. */
  @Setup
  public void prepare() {
    Subject subject = kernel.subject();
    Kernels kernels = rendering.kernels(subject);
    weights = subject.model().weights();
    gradients = new float[weights.length];
    inference = kernels.newPass(samples, false);
    training = kernels.newPass(samples, true);
    withInputGradient = kernels.newPass(samples, true);
    withInputGradient.keepInputGradient();
    sums = kernels.newSums(samples);
    training.keepIn(sums, 0);
    withInputGradient.keepIn(sums, 0);
    Random random = new Random(1);
    for (Pass pass : Arrays.asList(inference, training, withInputGradient)) {
      fill(pass.input(), random);
    }
    for (Pass pass : Arrays.asList(training, withInputGradient)) {
      pass.forwardTraining(weights, samples, 1, 0);
      fill(pass.outputGradient(), random);
    }
  }

  private static void fill(float[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
  }

  /** As in production. */
  @Benchmark
  public Object forward() {
    inference.forward(weights, samples);
    return inference.output();
  }

  /** With everything kept that the backward pass needs. */
  @Benchmark
  public Object forwardTraining() {
    training.forwardTraining(weights, samples, 1, 0);
    return training.output();
  }

  /** The gradients of all weights. */
  @Benchmark
  public Object backward() {
    training.backward(weights, gradients, samples, true);
    sum();
    return gradients;
  }

  /** The gradients of all weights and of the input. */
  @Benchmark
  public Object backwardToInput() {
    withInputGradient.backward(weights, gradients, samples, true);
    sum();
    return gradients;
  }

  private void sum() {
    for (BatchSums.Part part : sums.parts()) {
      sums.sum(part, gradients, samples);
    }
  }
}
