package org.cnnc.compiler.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

/**
 * Reports point at the mistake, name the right word and hide no second mistake: the shares are
 * printed. {@code -Dmutants.show} prints the others, {@code -Dmutants.rounds} makes more of them.
 */
class MessageQualityTest {
  private static final int ROUNDS = Integer.getInteger("mutants.rounds", 1);
  private static final long SEED = Long.getLong("mutants.seed", 7);
  private static final boolean SHOW = Boolean.getBoolean("mutants.show");
  private static final Pattern WORD = Pattern.compile("`([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Map<String, Set<Integer>> DECLARED = new HashMap<>();
  private static final Map<Change.Kind, List<Mutant>> MUTANTS = mutants();

  /** A program with a mistake that is an error. */
  private record Mutant(String program, Change change, String text, List<Diagnostic> errors) {
    boolean isAtItsPlace() {
      return isReported(errors.subList(0, 1), change.lines(text, 0));
    }

    boolean isDeclaration() {
      return DECLARED.computeIfAbsent(program, Declarations::in).contains(change.start());
    }

    /** Whether the word that the first report suggests first is the right one. */
    boolean isCorrected() {
      // A name that is declared with a slip is a name: a use of it cannot be told a better one.
      String right = isDeclaration() ? change.replacement() : change.word();
      Matcher suggested = WORD.matcher(errors.get(0).hint().orElse(""));
      return suggested.find() && suggested.group(1).equals(right);
    }
  }

  @Test
  void anErrorIsReportedWhereItIs() {
    MUTANTS.forEach((kind, list) -> share("at its place, " + kind, list, Mutant::isAtItsPlace));
    List<Mutant> all = MUTANTS.values().stream().flatMap(List::stream).toList();
    assertThat(all).hasSizeGreaterThan(5_000);
    assertThat(share("at its place", all, Mutant::isAtItsPlace)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void aMisspeltWordIsCorrected() {
    List<Mutant> misspelt = MUTANTS.get(Change.Kind.MISSPELT);
    assertThat(misspelt).hasSizeGreaterThan(400);
    List<Mutant> declared = misspelt.stream().filter(Mutant::isDeclaration).toList();
    List<Mutant> used = misspelt.stream().filter(m -> !m.isDeclaration()).toList();
    share("corrected where it is declared", declared, Mutant::isCorrected);
    assertThat(share("corrected where it is used", used, Mutant::isCorrected))
        .isGreaterThanOrEqualTo(0.90);
    assertThat(share("corrected", misspelt, Mutant::isCorrected)).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void oneMistakeDoesNotHideAnother() {
    List<Mutant> mutants = MUTANTS.values().stream().flatMap(List::stream).toList();
    SplittableRandom random = new SplittableRandom(SEED);
    List<Mutant> both = new ArrayList<>();
    int found = 0;
    for (int i = 0; i < mutants.size(); i++) {
      Mutant first = mutants.get(i);
      Mutant second = mutants.get(random.nextInt(mutants.size()));
      if (first.program().equals(second.program()) && areApart(first, second)) {
        found += bothReported(first.change(), second.change(), first.program()) ? 1 : 0;
        both.add(first);
      }
    }
    print("both reported", found, both.size());
    assertThat(both).hasSizeGreaterThan(150);
    assertThat(found / (double) both.size()).isGreaterThanOrEqualTo(0.90);
  }

  private static boolean areApart(Mutant a, Mutant b) {
    if (a.change().start() > b.change().start()) {
      return areApart(b, a);
    }
    String between =
        a.change().end() < b.change().start()
            ? a.program().substring(a.change().end(), b.change().start())
            : "";
    return a.isAtItsPlace() && b.isAtItsPlace() && between.lines().count() > 2;
  }

  private static boolean bothReported(Change one, Change other, String program) {
    Change first = one.start() < other.start() ? one : other;
    Change second = first == one ? other : one;
    String text = first.applied(second.applied(program));
    int moved = first.replacement().length() - (first.end() - first.start());
    List<Diagnostic> errors = Programs.errors(text);
    boolean both =
        isReported(errors, first.lines(text, 0)) && isReported(errors, second.lines(text, moved));
    if (!both && SHOW) {
      System.out.println("hidden: " + first + " or " + second + " in\n" + text + errors);
    }
    return both;
  }

  private static Map<Change.Kind, List<Mutant>> mutants() {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<Change.Kind, List<Mutant>> mutants = new EnumMap<>(Change.Kind.class);
    for (String program : Programs.right()) {
      List<Token> tokens = Token.of(program);
      for (Change.Kind kind : Change.Kind.values()) {
        for (int at = 0; at < tokens.size() * kind.rounds(ROUNDS); at++) {
          Change change = Change.random(kind, program, tokens, at % tokens.size(), random);
          String text = change == null ? program : change.applied(program);
          List<Diagnostic> errors = change == null ? List.of() : Programs.errors(text);
          if (!errors.isEmpty()) {
            mutants
                .computeIfAbsent(kind, k -> new ArrayList<>())
                .add(new Mutant(program, change, text, errors));
          }
        }
      }
    }
    return mutants;
  }

  private static boolean isReported(List<Diagnostic> errors, Set<Integer> lines) {
    return errors.stream().anyMatch(e -> lines.contains(e.span().position().line()));
  }

  private static double share(String what, List<Mutant> all, Predicate<Mutant> good) {
    List<Mutant> others = all.stream().filter(good.negate()).toList();
    print(what, all.size() - others.size(), all.size());
    if (SHOW) {
      others.forEach(MessageQualityTest::show);
    }
    return 1 - others.size() / (double) all.size();
  }

  private static void show(Mutant m) {
    System.out.printf(
        "%s line %d `%s` -> `%s`: %s%n",
        m.change().kind(),
        Token.line(m.program(), m.change().start()),
        m.program().substring(m.change().start(), m.change().end()),
        m.change().replacement(),
        m.errors().stream()
            .map(e -> e.span().position() + " " + e.message() + e.hint().orElse(""))
            .toList());
    System.out.println(
        "    " + m.text().lines().toList().get(Token.line(m.text(), m.change().start()) - 1));
  }

  private static void print(String what, int good, int all) {
    System.out.printf(
        Locale.ROOT, "Messages: %s: %,d of %,d (%.1f %%)%n", what, good, all, 100.0 * good / all);
  }
}
