package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.cnnc.compiler.plan.Names;

/** The functions one generated class has so far, and the names their methods take. */
final class FunctionNames {
  /** Methods a generated class has or inherits, and those it imports. */
  private static final List<String> RESERVED =
      List.of(
          """
          abs add backward batchCapacity begin capacity classify clone copy cos create equals
          evaluate exp expose finalize fit floats forward forwardTraining getClass gradients
          hashCode helper initialWeights input inputGradient keep keepIn keepInputGradient
          keepsLayers layerOutput layerOutputs likeliest load log main network newPass newSums
          notify notifyAll options output outputGradient pack packAll packs pow powerOfTwo predict
          predictAll quarter readWeights requireOne rows run samples save serving setThreads
          setWeights shardSize sigmoid sign sin softplus spec split splitBy sqrt step summary tanh
          threads toString turned uniform wait weight weights
          """
              .strip()
              .split("\\s+"));

  /** How the names of loops begin that many kernels share: {@code fma8x128}. */
  private static final Pattern LOOP =
      Pattern.compile("(fma|first|fill|transform|same|sum|difference)[A-Z0-9].*");

  private final Names names = new Names(RESERVED);
  private final Map<List<Object>, Pointwise> made = new HashMap<>();

  /** The function with these settings, made once. */
  Pointwise get(String function, Map<String, Double> settings, Supplier<Pointwise> make) {
    List<Object> key = new ArrayList<>(List.of(function));
    key.addAll(settings.values());
    Pointwise known = made.get(key);
    if (known == null) {
      known = make.get();
      made.put(key, known);
    }
    return known;
  }

  /** A name for the method of a function. */
  String fresh(String name) {
    return LOOP.matcher(Names.camelCase(name)).matches()
        ? names.fresh("function_" + name)
        : names.fresh(name);
  }
}
