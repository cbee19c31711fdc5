package org.cnnc.compiler.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Value;

/** What operators do with lists: {@code [32] * 2 + [64]} is {@code [32, 32, 64]}. */
final class Lists {
  /** More layers than a list has items make no model. */
  private static final int LONGEST = 10_000;

  private Lists() {}

  static Value binary(String operator, Value left, Value right, Span span) {
    if (operator.equals("+")
        && left instanceof Value.Items first
        && right instanceof Value.Items second) {
      requireLength((long) first.values().size() + second.values().size(), span);
      List<Value> all = new ArrayList<>(first.values());
      all.addAll(second.values());
      return new Value.Items(all, span);
    }
    if (operator.equals("*") && left instanceof Value.Items list) {
      return repeated(list, right, span);
    }
    if (operator.equals("*") && right instanceof Value.Items list) {
      return repeated(list, left, span);
    }
    boolean adds = operator.equals("+");
    Value wrong = adds == (left instanceof Value.Items) ? right : left;
    throw Arithmetic.wrongOperand(operator, adds ? "two lists or numbers" : "numbers", wrong);
  }

  /** Whether two lists have the same items in the same order. */
  static boolean same(Value.Items left, Value.Items right) {
    boolean same = left.values().size() == right.values().size();
    for (int i = 0; same && i < left.values().size(); i++) {
      same = Arithmetic.same(left.values().get(i), right.values().get(i));
    }
    return same;
  }

  private static Value repeated(Value.Items list, Value times, Span span) {
    if (!(times instanceof Value.Whole whole) || whole.value() < 0) {
      throw new Refusal(
          Diagnostic.error(
                  "wrong-type", times.span(), "A list is repeated a whole number of times.")
              .withHint("Write a number such as `2`."));
    }
    int size = list.values().size();
    requireLength(size == 0 ? 0 : Math.max(whole.value(), whole.value() * size), span);
    List<Value> all = new ArrayList<>();
    Collections.nCopies(size == 0 ? 0 : (int) whole.value(), list.values()).forEach(all::addAll);
    return new Value.Items(all, span);
  }

  private static void requireLength(long length, Span span) {
    if (length > LONGEST) {
      String message = String.format(Locale.ROOT, "A list has at most %,d items.", LONGEST);
      throw new Refusal(
          Diagnostic.error("list-too-long", span, message).withHint("Use `repeat` instead."));
    }
  }
}
