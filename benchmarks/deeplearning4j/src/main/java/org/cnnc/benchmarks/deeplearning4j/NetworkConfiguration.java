package org.cnnc.benchmarks.deeplearning4j;

import org.cnnc.benchmarks.harness.Network;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network of the benchmark as a configuration; cats and dogs want their input rescaled. */
final class NetworkConfiguration {
  private static final double KEPT = 0.6;

  private final NeuralNetConfiguration.ListBuilder layers;

  private NetworkConfiguration(Network network) {
    IUpdater updater = network == Network.FASHION ? new Adam(1e-3) : new RmsProp(1e-3, 0.9, 1e-7);
    layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(updater)
            .weightInit(WeightInit.XAVIER)
            .list();
  }

  static MultiLayerConfiguration of(Network network) {
    NetworkConfiguration net = new NetworkConfiguration(network);
    switch (network) {
      case FASHION -> net.fashion();
      case MNIST -> net.mnist();
      case CATSDOGS -> net.catsDogs();
    }
    return net.layers
        .setInputType(
            InputType.convolutional(network.height(), network.width(), network.channels()))
        .build();
  }

  private void fashion() {
    convolution(32, ConvolutionMode.Same).pooling();
    convolution(64, ConvolutionMode.Same).pooling();
    layers
        .layer(new DenseLayer.Builder().nOut(100).activation(Activation.RELU).build())
        .layer(new DropoutLayer.Builder(new Dropout(KEPT)).build());
    output(LossFunction.SPARSE_MCXENT, 10, Activation.SOFTMAX);
  }

  private void mnist() {
    convolution(32, ConvolutionMode.Truncate).pooling();
    convolution(64, ConvolutionMode.Truncate).pooling();
    convolution(128, ConvolutionMode.Truncate);
    output(LossFunction.SPARSE_MCXENT, 10, Activation.SOFTMAX);
  }

  private void catsDogs() {
    for (int filters : new int[] {32, 64, 128, 256}) {
      convolution(filters, ConvolutionMode.Truncate).pooling();
    }
    convolution(256, ConvolutionMode.Truncate);
    output(LossFunction.XENT, 1, Activation.SIGMOID);
  }

  private NetworkConfiguration convolution(int filters, ConvolutionMode mode) {
    layers.layer(
        new ConvolutionLayer.Builder(3, 3)
            .nOut(filters)
            .stride(1, 1)
            .convolutionMode(mode)
            .activation(Activation.RELU)
            .cudnnAlgoMode(ConvolutionLayer.AlgoMode.PREFER_FASTEST)
            .build());
    return this;
  }

  private void pooling() {
    layers.layer(
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(2, 2)
            .stride(2, 2)
            .build());
  }

  private void output(LossFunction loss, int units, Activation activation) {
    layers.layer(new OutputLayer.Builder(loss).nOut(units).activation(activation).build());
  }
}
