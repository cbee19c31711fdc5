package org.cnnc.compiler.require;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.Cost;
import org.cnnc.compiler.plan.Memory;

/** What a condition may ask about a model. */
enum Fact {
  PARAMS("has", Cost::params, Cost::params),
  TRAINABLE_PARAMS("has", Cost::trainableParams, Cost::trainableParams),
  WEIGHT_BYTES("takes", Cost::weightBytes, Cost::weightBytes),
  PEAK_BYTES(1, Cost::inference),
  TRAIN_BYTES(32, Cost::training),
  MACS("has", Cost::macs, Cost::macs);

  private static final int MOST_LAYERS = 3;

  private final long usualBatch;
  private final Figure figure;
  private final Note note;

  /** A fact about layers. */
  Fact(String verb, ToLongFunction<Cost> all, Share share) {
    this.usualBatch = 0;
    this.figure = (cost, batch) -> all.applyAsLong(cost);
    this.note = (model, cost, batch) -> heaviest(model, cost, verb, share);
  }

  /** A fact about the memory for some samples. */
  Fact(long usualBatch, Bytes bytes) {
    this.usualBatch = usualBatch;
    this.figure = (cost, batch) -> bytes.of(cost, batch).bytes();
    this.note = (model, cost, batch) -> parts(bytes.of(cost, batch));
  }

  private interface Figure {
    long of(Cost cost, long batch);
  }

  private interface Note {
    String of(Model model, Cost cost, long batch);
  }

  /** A number for each layer. */
  private interface Share {
    long of(Cost cost, PlacedLayer layer);
  }

  /** The memory for some samples. */
  private interface Bytes {
    Memory of(Cost cost, long batch);
  }

  /** The number itself. */
  long figure(Cost cost, long batch) {
    return figure.of(cost, batch);
  }

  /** A sentence about what it is made of. */
  String note(Model model, Cost cost, long batch) {
    return note.of(model, cost, batch);
  }

  /** As files write it: {@code weight_bytes}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it depends on the samples at hand. */
  boolean takesBatch() {
    return usualBatch > 0;
  }

  /** The samples if nobody says. */
  long usualBatch() {
    return usualBatch;
  }

  static Optional<Fact> of(String word) {
    return Arrays.stream(values()).filter(fact -> fact.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Fact::word).toList();
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String heaviest(Model model, Cost cost, String verb, Share share) {
    Map<String, Long> shares = new LinkedHashMap<>();
    model.layers().forEach(layer -> shares.merge(layer.name(), share.of(cost, layer), Long::sum));
    List<String> heaviest =
        shares.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_LAYERS)
            .map(entry -> "`" + entry.getKey() + "` %s" + number(entry.getValue()) + "%s")
            .toList();
    return heaviest.isEmpty()
        ? "No layer has any."
        : heaviest.get(0).formatted(verb + " ", " of them")
            + heaviest.stream().skip(1).map(s -> ", " + s.formatted("", "")).collect(joining())
            + ".";
  }

  private static String parts(Memory memory) {
    return memory.parts().stream()
        .map(part -> number(part.bytes()) + " for " + part.purpose())
        .collect(joining(", ", "That is ", "."));
  }
}
