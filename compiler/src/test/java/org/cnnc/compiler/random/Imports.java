package org.cnnc.compiler.random;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.compiled.Bundle;
import org.cnnc.compiler.reference.Program;

/** Spreads a program over files that import each other. */
final class Imports {
  private static final String FIRST = "lib/first.cnn";
  private static final String SECOND = "lib/deep/second.cnn";

  private final Choices choices;
  private final Program program;
  private final List<String> declarations;

  Imports(Choices choices, Program program) {
    this.choices = choices;
    this.program = program;
    declarations = program.declarations();
  }

  /** Declarations know those before them, so a file imports all that hold earlier ones. */
  Bundle spread() {
    if (declarations.isEmpty() || !choices.chance(50)) {
      return new Bundle(program.text(), Map.of());
    }
    int second = choices.below(declarations.size());
    int main = second + choices.below(declarations.size() - second + 1);
    boolean inTwo = second > 0 && main > second;
    Map<String, String> others = new LinkedHashMap<>();
    others.put(FIRST, lines(0, inTwo ? second : main));
    String imports = "import \"" + FIRST + "\"\n";
    if (inTwo) {
      others.put(SECOND, "import \"../first.cnn\"\n" + lines(second, main));
      imports += "import '" + SECOND + "'\n";
    }
    String rest = lines(main, declarations.size()) + program.model().text();
    return new Bundle(imports + rest, others);
  }

  private String lines(int from, int to) {
    return String.join("", declarations.subList(from, to));
  }
}
