package org.cnnc.compiler.layer;

import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Pair;
import org.cnnc.compiler.word.Parameter;

/** What kinds that slide a window over an image ask of their input. */
public final class Images {
  private Images() {}

  /** The shape, if it is an image's; otherwise a refusal. */
  public static Shape require(Shape input, String kind, Arguments arguments) {
    if (input.isImage()) {
      return input;
    }
    String received = input.rank() == 1 ? "a vector of " + input.size(0) : input.toString();
    String message =
        "`" + kind + "` needs an image (height, width, channels); received " + received + ".";
    Diagnostic report = Diagnostic.error("image-expected", arguments.span(), message);
    throw new Refusal(input.rank() == 1 ? report.withHint("Put it before `Flatten()`.") : report);
  }

  /** Refuses a window that does not fit once into the input. */
  public static void requireFit(
      Window rows, Window columns, Parameter<Pair> size, Arguments arguments) {
    if (rows.fits() && columns.fits()) {
      return;
    }
    String message =
        String.format(
            "The %dx%d window does not fit in the %dx%d input.",
            rows.reach(), columns.reach(), rows.input(), columns.input());
    String most =
        rows.input() == columns.input()
            ? String.valueOf(rows.input())
            : new Pair(rows.input(), columns.input()).toString();
    throw new Refusal(
        Diagnostic.error("window-too-large", arguments.span(size), message)
            .withHint("Use a `" + size.name() + "` of at most " + most + ", or `padding=same`."));
  }
}
