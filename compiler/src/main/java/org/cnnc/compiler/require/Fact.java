package org.cnnc.compiler.require;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.Cost;
import org.cnnc.compiler.plan.Memory;

/** What a condition may ask about a model. */
enum Fact {
  PARAMS(0) {
    @Override
    long figure(Cost cost, long batch) {
      return cost.params();
    }

    @Override
    String note(Model model, Cost cost, long batch) {
      return heaviest(model, "has", cost::params);
    }
  },
  TRAINABLE_PARAMS(0) {
    @Override
    long figure(Cost cost, long batch) {
      return cost.trainableParams();
    }

    @Override
    String note(Model model, Cost cost, long batch) {
      return heaviest(model, "has", cost::trainableParams);
    }
  },
  WEIGHT_BYTES(0) {
    @Override
    long figure(Cost cost, long batch) {
      return cost.weightBytes();
    }

    @Override
    String note(Model model, Cost cost, long batch) {
      return heaviest(model, "takes", cost::weightBytes);
    }
  },
  PEAK_BYTES(1) {
    @Override
    long figure(Cost cost, long batch) {
      return cost.inference(batch).bytes();
    }

    @Override
    String note(Model model, Cost cost, long batch) {
      return parts(cost.inference(batch));
    }
  },
  TRAIN_BYTES(32) {
    @Override
    long figure(Cost cost, long batch) {
      return cost.training(batch).bytes();
    }

    @Override
    String note(Model model, Cost cost, long batch) {
      return parts(cost.training(batch));
    }
  },
  MACS(0) {
    @Override
    long figure(Cost cost, long batch) {
      return cost.macs();
    }

    @Override
    String note(Model model, Cost cost, long batch) {
      return heaviest(model, "has", cost::macs);
    }
  };

  private static final int MOST_LAYERS = 3;

  private final long usualBatch;

  Fact(long usualBatch) {
    this.usualBatch = usualBatch;
  }

  /** The number itself. */
  abstract long figure(Cost cost, long batch);

  /** A sentence about what it is made of. */
  abstract String note(Model model, Cost cost, long batch);

  /** A number for each layer. */
  interface Share {
    long of(PlacedLayer layer);
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

  private static String heaviest(Model model, String verb, Share share) {
    Map<String, Long> shares = new LinkedHashMap<>();
    model.layers().forEach(layer -> shares.merge(layer.name(), share.of(layer), Long::sum));
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
