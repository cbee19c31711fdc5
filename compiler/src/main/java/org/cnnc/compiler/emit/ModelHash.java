package org.cnnc.compiler.emit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.PlacedWeight;
import org.cnnc.compiler.plan.Plan;

/** A digest of everything that decides whether weights fit a model. */
final class ModelHash {
  private ModelHash() {}

  static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    plan.model().inputs().forEach(input -> text.append(input.tensor().shape()).append('\n'));
    for (PlacedLayer layer : plan.model().layers()) {
      text.append(layer.kind()).append(' ').append(layer.name()).append(' ');
      text.append(layer.output().shape()).append('\n');
    }
    for (PlacedWeight weight : plan.weights()) {
      text.append(weight.name()).append(' ').append(weight.weight().shape()).append('\n');
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
