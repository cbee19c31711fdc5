package org.cnnc.compiler.check;

import java.util.Arrays;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.plan.Names;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;

/** Which names a file may give. */
public final class NameRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Windows has no files of these names, whatever their ending is. */
  private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|(com|lpt)[0-9]");

  private NameRules() {}

  /** Whether Java takes a package of that name; none is one, too. */
  public static boolean isPackage(String name) {
    return name.isEmpty()
        || Arrays.stream(name.split("\\.", -1))
            .allMatch(part -> PACKAGE.matcher(part).matches() && !SourceVersion.isKeyword(part));
  }

  /** Checks a name that stays inside the file. */
  public static void checkWord(Name name, Diagnostics diagnostics) {
    checkWord(name.text(), name.span(), diagnostics);
  }

  /** Checks a name that stays inside the file, given as text. */
  public static boolean checkWord(String name, Span span, Diagnostics diagnostics) {
    if (NAME.matcher(name).matches()) {
      return true;
    }
    String message =
        name.length() > 64
            ? "A name has at most 64 characters; received " + name.length() + "."
            : "A name is letters a-z, digits and `_`, beginning with a letter.";
    diagnostics.add(Diagnostic.error("invalid-name", span, message));
    return false;
  }

  /** Checks the name of something that becomes a member of the generated class. */
  public static void checkMember(Name name, String what, Diagnostics diagnostics) {
    if (checkWord(name.text(), name.span(), diagnostics) && SourceVersion.isKeyword(name.text())) {
      diagnostics.add(reserved(name, "a word of Java", what, name.text() + "_"));
    }
  }

  /** Checks the name of something that becomes a method of the generated class. */
  public static void checkMethod(Name name, Diagnostics diagnostics) {
    if (!checkWord(name.text(), name.span(), diagnostics)) {
      return;
    }
    String method = Names.camelCase(name.text());
    if (SourceVersion.isKeyword(method)) {
      diagnostics.add(reserved(name, "a word of Java", "a method", "exposed_" + name.text()));
    } else if (JavaNames.METHODS.contains(method)) {
      diagnostics.add(
          reserved(name, "a method of every model", "a method", "exposed_" + name.text()));
    }
  }

  /** Checks the name of something that becomes a class of its own. */
  public static void checkClass(Name name, String suffix, Diagnostics diagnostics) {
    if (!checkWord(name.text(), name.span(), diagnostics)) {
      return;
    }
    String other = Character.toUpperCase(name.text().charAt(0)) + name.text().substring(1) + suffix;
    if (SourceVersion.isKeyword(name.text()) || JavaNames.NO_TYPES.contains(name.text())) {
      diagnostics.add(reserved(name, "a word of Java", "a class", other));
    } else if (DEVICE.matcher(name.text()).matches()) {
      diagnostics.add(reserved(name, "a device of Windows", "a class", other));
    } else if (JavaNames.TAKEN.contains(name.text())) {
      diagnostics.add(reserved(name, "a class every Java file sees", "a class", other));
    }
  }

  static Diagnostic reserved(Name name, String is, String what, String other) {
    String message = "`" + name.text() + "` is " + is + " and cannot name " + what + ".";
    return Diagnostic.error("reserved-name", name.span(), message)
        .withHint("Choose another name, for instance `" + other + "`.");
  }
}
