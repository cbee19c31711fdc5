package org.cnnc.compiler.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Value;

/** Reads what the units of an output stand for. */
final class Labels {
  /** As many constants as javac takes in one enum, with room to spare. */
  private static final int MOST = 2_000;

  private static final int LONGEST = 1_000;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.]{1,64}");

  private Labels() {}

  /** One text a unit, or none if anything is in error. */
  static List<String> read(Value value, Shape output, Diagnostics diagnostics) {
    if (!(value instanceof Value.Items items)) {
      String message = "`labels` takes a list of texts, not " + value.description() + ".";
      diagnostics.add(
          Diagnostic.error("wrong-type", value.span(), message)
              .withHint("Write `labels [\"cat\", \"dog\"]`."));
      return List.of();
    }
    List<String> labels = texts(items, diagnostics);
    if (labels.size() == items.values().size()) {
      checkCount(labels.size(), output, items.span(), diagnostics);
    }
    return labels;
  }

  private static List<String> texts(Value.Items items, Diagnostics diagnostics) {
    List<String> labels = new ArrayList<>();
    Map<String, Span> taken = new HashMap<>();
    for (Value value : items.values()) {
      if (!(value instanceof Value.Text text)) {
        String message = "A label is text, not " + value.description() + ".";
        diagnostics.add(
            Diagnostic.error("wrong-type", value.span(), message).withHint(quoted(value)));
        continue;
      }
      int length = text.value().codePointCount(0, text.value().length());
      Span first = taken.putIfAbsent(text.value(), text.span());
      if (first != null) {
        String message = "The label " + value.shown() + " is given twice.";
        diagnostics.add(
            Diagnostic.error("duplicate-label", text.span(), message)
                .withNote("The first is", first));
      } else if (length > LONGEST) {
        String message =
            String.format(
                Locale.ROOT, "A label has at most %,d characters; received %,d.", LONGEST, length);
        diagnostics.add(Diagnostic.error("out-of-range", text.span(), message));
      }
      labels.add(text.value());
    }
    return labels;
  }

  private static Optional<String> quoted(Value value) {
    String text = value.span().text();
    return WORD.matcher(text).matches()
        ? Optional.of("Write `\"" + text + "\"`.")
        : Optional.empty();
  }

  private static void checkCount(int count, Shape output, Span span, Diagnostics diagnostics) {
    if (output.rank() != 1) {
      String message = "Labels name the units of a vector; this output is " + output + ".";
      diagnostics.add(Diagnostic.error("label-count", span, message));
    } else if (count != output.channels()) {
      String message = amount(count, "label") + " for " + amount(output.channels(), "unit") + ".";
      Diagnostic report = Diagnostic.error("label-count", span, message);
      diagnostics.add(
          output.channels() == 1
              ? report.withHint("For two classes write `Dense(2, activation=softmax)`.")
              : report.withHint("Give one text for each unit, in their order."));
    } else if (count > MOST) {
      String message = String.format(Locale.ROOT, "%,d labels; the most is %,d.", count, MOST);
      diagnostics.add(Diagnostic.error("out-of-range", span, message));
    }
  }

  private static String amount(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
