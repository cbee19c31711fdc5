package org.cnnc.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cnnc.benchmarks.harness.Mode;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.benchmarks.table.Peer;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void measuresEverythingUnlessToldOtherwise() {
    Options options = Options.of();
    assertThat(options.tasks()).isEqualTo(Suite.all());
    assertThat(options.peers()).extracting(Peer::name).contains("vector", "onnxruntime");
    assertThat(options.writesDocuments()).isTrue();
  }

  @Test
  void selectsNetworksModesThreadsAndPeers() {
    Options options =
        Options.of(
            "--networks", "mnist", "--modes", "training", "--threads", "2", "--peers", "djl");
    assertThat(options.tasks()).containsExactly(new Task(Network.MNIST, Mode.TRAINING, 64, 2));
    assertThat(options.peers()).extracting(Peer::name).containsExactly("djl");
  }

  @Test
  void leavesTheDocumentsWhereTheRunIsNoFullOne() {
    assertThat(Options.of("--seconds", "1").writesDocuments()).isFalse();
    assertThat(Options.of("--seconds", "1", "--write").writesDocuments()).isTrue();
    assertThat(Options.of("--java", "other/java").writesDocuments()).isTrue();
  }

  @Test
  void preparesEveryNetworkOnce() {
    assertThat(Options.of("--modes", "throughput").preparations())
        .extracting(Task::network)
        .containsExactly(Network.values());
  }

  @Test
  void namesWhatItKnowsInPlaceOfAWordItDoesNot() {
    assertThatThrownBy(() -> Options.of("--networks", "cifar"))
        .hasMessage("Expected one of fashion, mnist, catsdogs; received `cifar`.");
    assertThatThrownBy(() -> Options.of("--network", "mnist")).hasMessageContaining("--network");
    assertThatThrownBy(() -> Options.of("--rounds")).hasMessageContaining("--rounds");
  }
}
