package org.cnnc.benchmarks.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import org.cnnc.benchmarks.harness.Network;

/** A network of the benchmark as a block, from the input to the logits. */
final class NetworkBlock {
  private static final float DROPPED = 0.4f;

  private final SequentialBlock block = new SequentialBlock();

  private NetworkBlock() {}

  static SequentialBlock logits(Network network) {
    NetworkBlock net = new NetworkBlock();
    switch (network) {
      case FASHION -> net.fashion();
      case MNIST -> net.mnist();
      case CATSDOGS -> net.catsDogs();
    }
    return net.block;
  }

  static Block probabilities(Network network) {
    SequentialBlock block = logits(network);
    return network.binary()
        ? block.add(Activation.sigmoidBlock())
        : block.add(x -> new NDList(x.singletonOrThrow().softmax(1)));
  }

  private void fashion() {
    convolution(32, 1).pooling().convolution(64, 1).pooling().flatten().dense(100);
    block.add(Activation.reluBlock()).add(Dropout.builder().optRate(DROPPED).build());
    dense(10);
  }

  private void mnist() {
    convolution(32, 0).pooling().convolution(64, 0).pooling().convolution(128, 0);
    flatten().dense(10);
  }

  private void catsDogs() {
    block.add(x -> new NDList(x.singletonOrThrow().mul(1 / 255f)));
    for (int filters : new int[] {32, 64, 128, 256}) {
      convolution(filters, 0).pooling();
    }
    convolution(256, 0).flatten().dense(1);
  }

  private NetworkBlock convolution(int filters, int padding) {
    block
        .add(
            Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .setFilters(filters)
                .optPadding(new Shape(padding, padding))
                .build())
        .add(Activation.reluBlock());
    return this;
  }

  private NetworkBlock pooling() {
    block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
    return this;
  }

  private NetworkBlock flatten() {
    block.add(Blocks.batchFlattenBlock());
    return this;
  }

  private NetworkBlock dense(int units) {
    block.add(Linear.builder().setUnits(units).build());
    return this;
  }
}
