package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cnnc.compiler.plan.Names;

/** The functions one generated class has so far, and the names their methods take. */
final class FunctionNames {
  /** Methods a generated class has or inherits, and those it imports. */
  static final List<String> RESERVED =
      List.of(
          """
          backward batchCapacity capacity clone close create equals evaluate evaluating exp fit
          finalize first floats fma forward forwardTraining getClass gradients hashCode
          initialWeights input inputGradient keepInputGradient layerOutput layerOutputs load log
          main newPass notify notifyAll options output outputGradient pack packAll packs pow
          predict readWeights rows run save setWeights shardSize sigmoid sign sin cos sqrt abs
          softplus spec step summary tanh toString uniform wait weight weights
          """
              .strip()
              .split("\\s+"));

  private final Names names = new Names(RESERVED);
  private final Map<List<Object>, Pointwise> made = new HashMap<>();

  /** The function with these settings, made once. */
  Pointwise get(String function, Map<String, Double> settings, Function<Names, Pointwise> make) {
    List<Object> key = new ArrayList<>(List.of(function));
    key.addAll(settings.values());
    Pointwise known = made.get(key);
    if (known == null) {
      known = make.apply(names);
      made.put(key, known);
    }
    return known;
  }
}
