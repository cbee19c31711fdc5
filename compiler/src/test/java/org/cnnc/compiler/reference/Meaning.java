package org.cnnc.compiler.reference;

import java.util.List;
import java.util.Map;
import org.cnnc.compiler.naive.NaiveNetwork;

/**
 * What a file says, without blocks, loops and names.
 *
 * @param layers in the order in which they are made, as the network's steps
 * @param exposed method to the number of a layer
 * @param cost about how many multiplications a sample takes
 * @param complete whether every tensor is used
 * @param last the frame of the model at its end
 */
public record Meaning(
    NaiveNetwork network,
    List<Input> inputs,
    List<Layer> layers,
    List<Output> outputs,
    Map<String, Integer> exposed,
    boolean sequential,
    long cost,
    boolean complete,
    Frame last) {
  /** A declared input. */
  public record Input(String name, String type) {}

  /**
   * A layer at its place.
   *
   * @param use which of the uses of one layer it is
   * @param from the tensors it reads, as the network counts them
   */
  public record Layer(String name, String kind, int use, List<Integer> from, boolean trainable) {}

  /** A declared output. */
  public record Output(String name, int tensor, List<String> labels) {}
}
