package org.cnnc.compiler.kernel.portable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Loop;

/**
 * One product of a sum: the summed loops held at constants, or one of them a constant distance
 * ahead of its variable.
 */
record Tap(Map<Loop, Integer> held, Loop moving, int ahead) {
  /** An address at this tap. */
  Affine of(Affine address) {
    return address.at(held).plus(Affine.of(address.factor(moving) * ahead));
  }

  /** The present place of a loop and the next ones. */
  static List<Tap> ahead(Loop moving, int count) {
    List<Tap> taps = new ArrayList<>();
    for (int ahead = 0; ahead < count; ahead++) {
      taps.add(new Tap(Map.of(), moving, ahead));
    }
    return taps;
  }

  /** Every point of the loops, in written order. */
  static List<Tap> unrolled(List<Loop> loops) {
    List<Tap> taps = new ArrayList<>(List.of(new Tap(Map.of(), Loop.SAMPLE, 0)));
    for (Loop loop : loops) {
      List<Tap> longer = new ArrayList<>();
      for (Tap tap : taps) {
        for (int i = 0; i < loop.extent(); i++) {
          Map<Loop, Integer> held = new LinkedHashMap<>(tap.held());
          held.put(loop, i);
          longer.add(new Tap(held, Loop.SAMPLE, 0));
        }
      }
      taps = longer;
    }
    return taps;
  }
}
