package org.cnnc.compiler.word;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Span;

/**
 * What a parameter's type needs to read a value and to say why it cannot.
 *
 * @param parameter the name of the parameter
 * @param siblings the names of all parameters of the same word
 */
public record Reading(String parameter, List<String> siblings, Words words) {
  /** The value is of another sort than the one described: {@code a whole number}. */
  public Refusal wrongType(Value value, String description) {
    if (value instanceof Value.Call call) {
      return unknownFunction(call, description);
    }
    String message = "`" + parameter + "` is " + description + ", not " + value.description() + ".";
    return new Refusal(
        Diagnostic.error("wrong-type", value.span(), message).withHint(instead(value)));
  }

  /** The value is of another sort than the few words that are right. */
  public Refusal wrongType(Value value, String description, List<String> words) {
    Diagnostic report = wrongType(value, description).diagnostics().get(0);
    if (value instanceof Value.Bare bare) {
      return new Refusal(report.withHint(bare.hint(words)));
    }
    boolean quoted = value instanceof Value.Text text && words.contains(text.value());
    return new Refusal(quoted ? report.withHint("Leave out the quotes.") : report);
  }

  /** The number is outside its range: {@code at least 1}. */
  public Refusal outOfRange(Value value, String range, String received) {
    String message = "`" + parameter + "` is " + range + "; received " + received + ".";
    return refuse("out-of-range", value.span(), message);
  }

  /**
   * The word is none of those known.
   *
   * @param listed the known words without other spellings
   */
  public Refusal unknownValue(Value value, String word, List<String> listed, List<String> known) {
    String among = listed.size() == 1 ? "` can only be " : "` is one of ";
    String message = "`" + parameter + among + Suggestions.list(listed) + ".";
    return new Refusal(
        Diagnostic.error("unknown-value", value.span(), message)
            .withHint(Suggestions.hint(word, known).or(() -> instead(value))));
  }

  /** Any other reason. */
  public Refusal refuse(String id, Span span, String message) {
    return new Refusal(Diagnostic.error(id, span, message));
  }

  private Refusal unknownFunction(Value.Call call, String description) {
    String hint =
        siblings.contains(call.name())
            ? "Did you mean `" + call.name() + "=" + brackets(call) + "`?"
            : "`" + parameter + "` is " + description + ".";
    String message = "There is no function `" + call.name() + "`.";
    return new Refusal(Diagnostic.error("unknown-function", call.span(), message).withHint(hint));
  }

  /** What stands behind the name of a call, if that is written where the call is used. */
  private static String brackets(Value.Call call) {
    int name = call.nameSpan().end() - call.span().start();
    boolean here = name > 0 && name < call.span().text().length();
    return here ? call.span().text().substring(name).strip() : "(...)";
  }

  /** A misspelt name, a number in quotes or with a needless point, as it should be typed. */
  private static Optional<String> instead(Value value) {
    if (value instanceof Value.Bare bare) {
      return bare.near().map(near -> "Did you mean `" + near + "`?");
    }
    if (value instanceof Value.Text text && text.value().matches("[0-9]+(\\.[0-9]+)?")) {
      return Optional.of("Write `" + text.value() + "`.");
    }
    if (value instanceof Value.Real real
        && real.value() == Math.rint(real.value())
        && Math.abs(real.value()) < 1e15) {
      return Optional.of("Write `" + (long) real.value() + "`.");
    }
    return Optional.empty();
  }
}
