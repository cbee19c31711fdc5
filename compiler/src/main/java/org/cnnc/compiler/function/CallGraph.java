package org.cnnc.compiler.function;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.ValueSyntax;

/** Which functions of a file call which: an order in which each comes after those it calls. */
final class CallGraph {
  private final Map<String, Declaration> declared;
  private final Diagnostics diagnostics;
  private final Set<String> visited = new HashSet<>();
  private final Set<String> recursive = new HashSet<>();
  private final List<Declaration> order = new ArrayList<>();

  /** A stack of its own: a file may hold a longer chain of functions than Java's stack. */
  private final Deque<Visit> path = new ArrayDeque<>();

  private record Visit(Declaration function, Iterator<CallSyntax> calls) {}

  private CallGraph(Map<String, Declaration> declared, Diagnostics diagnostics) {
    this.declared = declared;
    this.diagnostics = diagnostics;
  }

  /** The functions in that order, but for those that call themselves, which are reported. */
  static List<Declaration> order(Map<String, Declaration> declared, Diagnostics diagnostics) {
    CallGraph graph = new CallGraph(declared, diagnostics);
    declared.values().forEach(graph::visit);
    graph.order.removeIf(function -> graph.recursive.contains(function.name()));
    return graph.order;
  }

  private void visit(Declaration start) {
    enter(start);
    while (!path.isEmpty()) {
      Visit visit = path.getLast();
      if (!visit.calls.hasNext()) {
        order.add(path.removeLast().function);
        continue;
      }
      CallSyntax call = visit.calls.next();
      Declaration callee = declared.get(call.name().text());
      if (callee != null && path.stream().anyMatch(v -> v.function == callee)) {
        report(callee, call);
      } else if (callee != null) {
        enter(callee);
      }
    }
  }

  private void enter(Declaration function) {
    if (visited.add(function.name())) {
      List<CallSyntax> calls = new ArrayList<>();
      collect(function.syntax().body(), calls);
      path.addLast(new Visit(function, calls.iterator()));
    }
  }

  private void report(Declaration callee, CallSyntax call) {
    List<String> circle =
        path.stream()
            .dropWhile(visit -> visit.function != callee)
            .map(visit -> visit.function.name())
            .collect(Collectors.toCollection(ArrayList::new));
    boolean known = !recursive.addAll(circle);
    if (known) {
      return;
    }
    circle.add(callee.name());
    Diagnostic report =
        Diagnostic.error(
            "recursive-function",
            call.span(),
            "The function `" + callee.name() + "` calls itself.");
    String through = "It does so through " + String.join(" -> ", circle) + ".";
    diagnostics.add(
        circle.size() == 2
            ? report
            : report.withNote(new Diagnostic.Note(through, java.util.Optional.empty())));
  }

  private static void collect(ValueSyntax syntax, List<CallSyntax> calls) {
    if (syntax instanceof ValueSyntax.Unary unary) {
      collect(unary.operand(), calls);
    } else if (syntax instanceof ValueSyntax.Binary binary) {
      collect(binary.left(), calls);
      collect(binary.right(), calls);
    } else if (syntax instanceof ValueSyntax.Call call) {
      calls.add(call.call());
      call.call().arguments().forEach(argument -> collect(argument.value(), calls));
    }
  }
}
