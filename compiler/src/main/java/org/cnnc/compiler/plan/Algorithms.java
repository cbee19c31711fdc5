package org.cnnc.compiler.plan;

import java.util.Locale;
import java.util.Optional;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.WinogradForm;
import org.cnnc.compiler.kernel.WinogradGradient;

/**
 * How convolutions are summed. The choice is part of a model's arithmetic: another one gives other
 * last bits, on every machine the same.
 */
public enum Algorithms {
  /** Winograd's form where it was measured to be faster, else directly. */
  AUTO,
  /** Every sum as its nest is written. */
  DIRECT,
  /** Winograd's form wherever it is defined. */
  WINOGRAD;

  /** Fewer channels or filters than this do not pay for the transforms. */
  private static final int FEWEST = 32;

  /** Of channels and filters the more are along the lanes of a gradient by the kernel. */
  private static final int LANES = 64;

  /**
   * The choice as users write it.
   *
   * @param option what the word was written for, to name it in the message
   * @throws IllegalArgumentException if the word is none of these
   */
  public static Algorithms named(String option, String word) {
    for (Algorithms choice : values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(word)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(
        "`%s` is `auto`, `direct` or `winograd`; received `%s`.".formatted(option, word));
  }

  /** The nest in Winograd's form, if it has one and is to be computed so. */
  public Optional<WinogradForm> winograd(Nest nest) {
    Optional<WinogradForm> form =
        this == DIRECT ? Optional.empty() : Contraction.of(nest).flatMap(WinogradForm::of);
    return this == WINOGRAD ? form : form.filter(Algorithms::pays);
  }

  private static boolean pays(WinogradForm form) {
    boolean enough = form.channels() >= FEWEST && form.filters() >= FEWEST;
    return form instanceof WinogradGradient
        ? enough && Math.max(form.channels(), form.filters()) >= LANES
        : enough;
  }
}
