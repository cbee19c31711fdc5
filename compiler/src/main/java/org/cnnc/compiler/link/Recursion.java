package org.cnnc.compiler.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.LayerCalls;
import org.cnnc.compiler.syntax.StatementSyntax;

/** Refuses blocks that call themselves, directly or through others, and chains without end. */
final class Recursion {
  private final Definitions definitions;
  private final Diagnostics diagnostics;
  private final int mostDeep;
  private final Map<Block, Integer> heights;
  private boolean fine = true;
  private final Set<Block> onPath = new HashSet<>();
  private final Deque<Visit> path = new ArrayDeque<>();

  /** A block on the path, and the calls in it that are still to be followed. */
  private static final class Visit {
    private final Block block;
    private final Iterator<CallSyntax> calls;
    private final int inside;
    private Optional<CallSyntax> last = Optional.empty();
    private int height;

    Visit(Block block) {
      this.block = block;
      this.calls = LayerCalls.in(block.syntax().statements()).iterator();
      this.inside = 1 + depth(block.syntax().statements());
      this.height = inside;
    }
  }

  private Recursion(
      Definitions definitions, Map<Block, Integer> heights, int mostDeep, Diagnostics diagnostics) {
    this.definitions = definitions;
    this.heights = heights;
    this.mostDeep = mostDeep;
    this.diagnostics = diagnostics;
  }

  /**
   * Whether a file's own blocks may be called.
   *
   * @param heights how deep blocks nest with those they call, of all files read before; gets those
   *     of this one
   */
  static boolean check(
      Definitions definitions, Map<Block, Integer> heights, int mostDeep, Diagnostics diagnostics) {
    Recursion recursion = new Recursion(definitions, heights, mostDeep, diagnostics);
    definitions.ownBlocks().forEach(recursion::follow);
    return recursion.fine;
  }

  /** Without recursion of its own: a file may hold a chain of any length. */
  private void follow(Block start) {
    enter(start);
    while (!path.isEmpty()) {
      Visit visit = path.peekLast();
      if (visit.calls.hasNext()) {
        CallSyntax call = visit.calls.next();
        visit.last = Optional.of(call);
        definitions.block(call.name().text()).ifPresent(this::enter);
      } else {
        path.removeLast();
        leave(visit);
      }
    }
  }

  /** How many loops and conditions stand inside each other. */
  private static int depth(List<StatementSyntax> statements) {
    int deepest = 0;
    for (StatementSyntax statement : statements) {
      for (List<StatementSyntax> body : statement.bodies()) {
        deepest = Math.max(deepest, 1 + depth(body));
      }
    }
    return deepest;
  }

  private void enter(Block block) {
    if (onPath.contains(block)) {
      refuseRound(block);
    } else if (heights.containsKey(block)) {
      calls(heights.get(block));
    } else {
      onPath.add(block);
      path.addLast(new Visit(block));
    }
  }

  private void leave(Visit visit) {
    onPath.remove(visit.block);
    heights.put(visit.block, visit.height);
    calls(visit.height);
    if (visit.height > mostDeep && visit.height - visit.inside <= mostDeep) {
      fine = false;
      String message =
          "With the blocks it calls this block nests "
              + visit.height
              + " deep; the most is "
              + mostDeep
              + ".";
      diagnostics.add(
          Diagnostic.error("nested-too-deep", visit.block.syntax().name().span(), message)
              .withHint("Write what the inner blocks do in the outer ones."));
    }
  }

  /** The innermost block on the path calls one of that height. */
  private void calls(int height) {
    if (!path.isEmpty()) {
      Visit caller = path.peekLast();
      caller.height = Math.max(caller.height, height + caller.inside);
    }
  }

  private void refuseRound(Block block) {
    fine = false;
    List<String> names = new ArrayList<>();
    Optional<CallSyntax> call = Optional.empty();
    for (Visit visit : path) {
      if (call.isPresent() || visit.block.equals(block)) {
        call = call.or(() -> visit.last);
        names.add(visit.block.syntax().name().text());
      }
    }
    String name = block.syntax().name().text();
    names.add(name);
    diagnostics.add(
        Diagnostic.error(
                "recursive-block",
                call.orElseThrow().span(),
                "The block `" + name + "` calls itself.")
            .withNote(
                new Diagnostic.Note("through: " + String.join(" -> ", names), Optional.empty()))
            .withHint("Use `repeat` or `for` where something is to happen several times."));
  }
}
