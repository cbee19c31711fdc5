package org.cnnc.runtime.callback;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file name with places for the epoch and for what was measured: {@code {epoch:02d}}. */
record FileName(String pattern) {
  private static final Pattern PLACE =
      Pattern.compile("\\{(?<name>[^{}:]*)(:(?<format>[^{}]*))?\\}");
  private static final Pattern WHOLE = Pattern.compile("0?\\d?\\d?d");
  private static final Pattern REAL = Pattern.compile("\\d?\\d?(\\.\\d\\d?)?[ef]");

  FileName {
    Matcher places = PLACE.matcher(pattern);
    while (places.find()) {
      String format = places.group("format");
      Pattern right = places.group("name").equals("epoch") ? WHOLE : REAL;
      if (format != null && !right.matcher(format).matches()) {
        throw new IllegalArgumentException(
            "`%s` is no format for `%s`; write for instance `{epoch:02d}` or `{val_loss:.2f}`."
                .formatted(format, places.group("name")));
      }
    }
  }

  /** Refuses places for what is not measured. */
  void check(List<String> measured) {
    Matcher places = PLACE.matcher(pattern);
    while (places.find()) {
      String name = places.group("name");
      if (!name.equals("epoch") && !measured.contains(name)) {
        throw new IllegalArgumentException(
            "`%s` in `%s` is not measured in this run; measured are %s."
                .formatted(name, pattern, String.join(", ", measured)));
      }
    }
  }

  /** The name after an epoch, which is counted from 0 but printed from 1 as in Keras. */
  String at(int epoch, Map<String, Float> logs) {
    return PLACE
        .matcher(pattern)
        .replaceAll(place -> Matcher.quoteReplacement(text(place, epoch, logs)));
  }

  private static String text(MatchResult place, int epoch, Map<String, Float> logs) {
    String name = place.group(1);
    String format = place.group(3);
    if (name.equals("epoch")) {
      return String.format(Locale.ROOT, format == null ? "%d" : "%" + format, epoch + 1);
    }
    Float value = logs.get(name);
    return format == null ? value.toString() : String.format(Locale.ROOT, "%" + format, value);
  }
}
