package org.cnnc.compiler.count;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cnnc.compiler.link.Block;
import org.cnnc.compiler.link.Definitions;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.LayerCalls;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.syntax.StatementSyntax.For;
import org.cnnc.compiler.syntax.StatementSyntax.If;
import org.cnnc.compiler.syntax.StatementSyntax.Let;
import org.cnnc.compiler.syntax.StatementSyntax.Repeat;
import org.cnnc.compiler.syntax.ValueSyntax;

/** The names whose values may decide how often and which statements are carried out. */
final class ControlNames {
  private final Map<Block, Set<String>> ofBlocks = new HashMap<>();
  private final Map<List<StatementSyntax>, Set<String>> ofBodies = new IdentityHashMap<>();

  private final Map<List<StatementSyntax>, Set<String>> assigned = new IdentityHashMap<>();

  /** The names in some statements. */
  Set<String> of(List<StatementSyntax> statements, Definitions home) {
    Set<String> known = ofBodies.get(statements);
    if (known == null) {
      known = new HashSet<>();
      for (StatementSyntax statement : statements) {
        add(statement, home, known);
      }
      ofBodies.put(statements, known);
    }
    return known;
  }

  /** Those parameters of a block that decide something in it. */
  Set<String> of(Block block) {
    Set<String> known = ofBlocks.get(block);
    if (known == null) {
      known = new HashSet<>();
      Set<String> inside = of(block.syntax().statements(), block.home());
      for (var parameter : block.syntax().parameters()) {
        if (inside.contains(parameter.name().text())) {
          known.add(parameter.name().text());
        }
      }
      ofBlocks.put(block, known);
    }
    return known;
  }

  /** The names that the statements give values to. */
  Set<String> assigned(List<StatementSyntax> statements) {
    Set<String> known = assigned.get(statements);
    if (known != null) {
      return known;
    }
    Set<String> names = new HashSet<>();
    for (StatementSyntax statement : statements) {
      if (statement instanceof Let let) {
        names.add(let.name().text());
      } else if (statement instanceof For loop) {
        names.add(loop.name().text());
      }
      statement.bodies().forEach(body -> names.addAll(assigned(body)));
    }
    assigned.put(statements, names);
    return names;
  }

  private void add(StatementSyntax statement, Definitions home, Set<String> names) {
    Set<String> inside = new HashSet<>();
    statement.bodies().forEach(body -> inside.addAll(of(body, home)));
    if (statement instanceof Let let) {
      words(let.value(), names);
    } else if (statement instanceof For loop) {
      // It has its value from the loop alone.
      inside.remove(loop.name().text());
      words(loop.list(), names);
    } else if (statement instanceof Repeat loop) {
      words(loop.count(), names);
    } else if (statement instanceof If choice) {
      choice.branches().forEach(branch -> words(branch.condition(), names));
    }
    names.addAll(inside);
    statement
        .expression()
        .ifPresent(tensor -> LayerCalls.in(tensor).forEach(call -> add(call, home, names)));
  }

  /** The arguments of a block count only if something in it depends on its parameters. */
  private void add(CallSyntax call, Definitions home, Set<String> names) {
    boolean decides =
        home.block(call.name().text()).filter(block -> !of(block).isEmpty()).isPresent();
    if (decides) {
      call.arguments().forEach(argument -> words(argument.value(), names));
    }
  }

  private static void words(ValueSyntax value, Set<String> names) {
    if (value instanceof ValueSyntax.Word word) {
      names.add(word.name().text());
    }
    value.parts().forEach(part -> words(part, names));
  }
}
