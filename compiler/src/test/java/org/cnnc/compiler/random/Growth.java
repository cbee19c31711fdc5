package org.cnnc.compiler.random;

import static org.cnnc.compiler.random.Draft.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cnnc.compiler.random.Draft.Place;
import org.cnnc.compiler.reference.Expression;
import org.cnnc.compiler.reference.Expression.Argument;
import org.cnnc.compiler.reference.Expression.Items;
import org.cnnc.compiler.reference.Expression.Literal;
import org.cnnc.compiler.reference.Expression.Name;
import org.cnnc.compiler.reference.Frame;
import org.cnnc.compiler.reference.Node;
import org.cnnc.compiler.reference.Statement;
import org.cnnc.compiler.reference.Statement.Assign;
import org.cnnc.compiler.reference.Statement.Let;
import org.cnnc.compiler.reference.Statement.Line;
import org.cnnc.compiler.reference.TensorTerm.Applied;
import org.cnnc.compiler.reference.TensorTerm.Named;
import org.cnnc.compiler.reference.TensorTerm.Several;

/** Grows the statements of a body, one that the language takes after the other. */
final class Growth {
  private static final List<String> TENSORS =
      List.of("x", "y", "skip", "left", "train", "data", "model", "block", "expose", "input");

  private final Choices choices;
  private final Draft draft;
  private final Layers layers;
  private final Numbers numbers;

  Growth(Choices choices, Draft draft) {
    this.choices = choices;
    this.draft = draft;
    this.layers = new Layers(choices, draft);
    this.numbers = new Numbers(choices);
  }

  /** Some statements behind {@code start} in a place; {@code depth} bodies may be inside. */
  List<Statement> body(Place place, List<Statement> start, int most, int depth) {
    List<Statement> body = new ArrayList<>(start);
    while (body.size() < start.size() + most && choices.chance(88)) {
      List<Statement> before = List.copyOf(body);
      List<Statement> more =
          choices.stretch(
              () ->
                  draft
                      .frame(place, before)
                      .map(frame -> next(place, before, frame, depth))
                      .orElse(List.of()));
      if (!more.isEmpty() && draft.isRight(place, join(body, more))) {
        body.addAll(more);
      }
    }
    return body;
  }

  private List<Statement> next(Place place, List<Statement> before, Frame frame, int depth) {
    int choice = choices.below(depth > 0 ? 20 : 14);
    return switch (choice) {
      case 0, 1, 2, 3, 4 ->
          layers.bare(frame).<List<Statement>>map(l -> List.of(new Line(l))).orElse(List.of());
      case 5, 6, 7, 8 -> assign(frame);
      case 9 ->
          layers.applied(frame).<List<Statement>>map(l -> List.of(new Line(l))).orElse(List.of());
      case 10 -> List.of(let(frame));
      case 11, 12 -> shared(frame);
      case 13 -> alias(frame);
      case 14, 15 -> new BlockGrowth(choices, draft, this, layers).call(place, before, frame);
      case 16, 17 -> choose(place, before, frame, depth);
      default -> loop(place, before, frame, depth, choice == 18);
    };
  }

  /** A name for a tensor: a new one, or that of one which has been used. */
  private String target(Frame frame) {
    List<String> free =
        frame.tensors().entrySet().stream()
            .filter(entry -> entry.getValue().isUsed())
            .map(Map.Entry::getKey)
            .toList();
    return !free.isEmpty() && choices.chance(30)
        ? choices.pick(free)
        : draft.fresh(choices.pick(TENSORS));
  }

  private List<Statement> assign(Frame frame) {
    return layers
        .applied(frame)
        .<List<Statement>>map(layer -> List.of(new Assign(List.of(target(frame)), layer)))
        .orElse(List.of());
  }

  private Statement let(Frame frame) {
    String name = draft.fresh(choices.pick(List.of("n", "width", "depth")));
    if (!draft.functions.isEmpty() && choices.chance(25)) {
      return new Let(name, new Arguments(choices, draft).use(choices.pick(draft.functions), frame));
    }
    return new Let(
        name,
        choices.chance(25)
            ? numbers.flag(choices.chance(50), frame)
            : numbers.whole(choices.between(1, 4), frame));
  }

  /** One layer, applied twice. */
  private List<Statement> shared(Frame frame) {
    List<String> names = Layers.names(frame).stream().filter(n -> !n.equals("_")).toList();
    if (names.isEmpty()) {
      return List.of();
    }
    String first = choices.pick(names);
    Node node = Layers.node(frame, first);
    String second =
        choices.pick(
            names.stream()
                .filter(n -> Layers.node(frame, n).shape().equals(node.shape()))
                .toList());
    String layer = draft.fresh("shared");
    String a = draft.fresh("a");
    String b = draft.fresh("b");
    Expression.Call call = layers.ofOne(node.shape(), frame);
    return List.of(
        new Let(layer, call),
        new Assign(List.of(a), use(layer, new Name(first))),
        new Assign(List.of(b), use(layer, new Items(List.of(new Name(second)), false))));
  }

  private static Applied use(String layer, Expression tensors) {
    return new Applied(
        new Expression.Call(layer, List.of(new Argument(Optional.empty(), tensors))), List.of());
  }

  /** Other names for tensors. */
  private List<Statement> alias(Frame frame) {
    List<String> names = Layers.names(frame);
    if (names.isEmpty()) {
      return List.of();
    }
    Named first = new Named(choices.pick(names));
    if (choices.chance(50)) {
      return List.of(new Assign(List.of(draft.fresh("same")), first));
    }
    Named second = new Named(choices.pick(names));
    List<String> both = List.of(draft.fresh("one"), draft.fresh("two"));
    return List.of(new Assign(both, new Several(List.of(first, second))));
  }

  /** Both branches are grown as if they were taken. */
  private List<Statement> choose(Place place, List<Statement> before, Frame frame, int depth) {
    Place inside =
        place.behind(before, s -> List.of(new Statement.If(List.of(branch(yes(), s)), List.of())));
    List<Statement> taken = body(inside, List.of(), 3, depth - 1);
    List<Statement> other = body(inside, List.of(), 2, depth - 1);
    if (taken.isEmpty()) {
      return List.of();
    }
    Expression holds = numbers.condition(true, frame);
    Expression fails = numbers.condition(false, frame);
    return List.of(
        switch (choices.below(4)) {
          case 1 -> new Statement.If(List.of(branch(fails, other)), taken);
          case 2 ->
              new Statement.If(List.of(branch(fails, other), branch(holds, taken)), List.of());
          case 3 -> new Statement.If(List.of(branch(fails, other), branch(fails, taken)), taken);
          default -> new Statement.If(List.of(branch(holds, taken)), other);
        });
  }

  private static Statement.Branch branch(Expression condition, List<Statement> body) {
    return new Statement.Branch(condition, body);
  }

  private static Expression yes() {
    return new Literal(true, "true");
  }

  private List<Statement> loop(
      Place place, List<Statement> before, Frame frame, int depth, boolean counted) {
    Optional<String> carried = carried(frame);
    String variable = draft.fresh(choices.pick(List.of("f", "i")));
    Expression list = list(frame);
    Expression count = numbers.whole(choices.pick(List.of(2, 1, 3, 0)), frame);
    Function<List<Statement>, Statement> loop =
        s -> counted ? new Statement.Repeat(count, s) : new Statement.For(variable, list, s);
    Place inside = place.behind(before, s -> List.of(loop.apply(s)));
    List<Statement> body = body(inside, start(inside, carried), 3, depth - 1);
    return body.isEmpty() ? List.of() : List.of(loop.apply(closed(inside, body, carried, frame)));
  }

  private Optional<String> carried(Frame frame) {
    List<String> names = List.copyOf(frame.tensors().keySet());
    return names.isEmpty() || choices.chance(40)
        ? Optional.empty()
        : Optional.of(choices.pick(names));
  }

  private Expression list(Frame frame) {
    List<Expression> items = new ArrayList<>();
    boolean words = choices.chance(20);
    for (int i = choices.between(1, 3); i > 0; i--) {
      items.add(
          words
              ? new Name(choices.pick(List.of("relu", "tanh", "sigmoid")))
              : numbers.whole(choices.between(1, 4), frame));
    }
    Items list = new Items(items, items.size() > 1 && choices.chance(20));
    return switch (choices.below(5)) {
      case 1 -> new Expression.Binary("*", list, Numbers.literal(2));
      case 2 -> new Expression.Binary("+", list, list);
      default -> list;
    };
  }

  /** What uses the tensor that goes round. */
  private List<Statement> start(Place inside, Optional<String> carried) {
    Optional<Frame> frame = draft.frame(inside, List.of());
    if (carried.isEmpty() || frame.isEmpty()) {
      return List.of();
    }
    Expression.Call layer =
        layers.ofOne(Layers.node(frame.get(), carried.get()).shape(), frame.get());
    Applied applied = new Applied(layer, List.of(new Named(carried.get())));
    List<Statement> start = List.of(new Assign(List.of(draft.fresh("t")), applied));
    return draft.isRight(inside, start) ? start : List.of();
  }

  /** The body of a loop with one tensor for the next time. */
  private List<Statement> closed(
      Place inside, List<Statement> body, Optional<String> carried, Frame before) {
    List<Statement> closed = new ArrayList<>(body);
    Optional<String> left = gather(inside, closed, before, 1).stream().findFirst();
    if (left.isPresent() && carried.isPresent()) {
      closed.add(new Assign(List.of(carried.get()), new Named(left.get())));
    }
    return closed;
  }

  /** Joins tensors that nothing uses until there are so few; their names. */
  List<String> gather(Place place, List<Statement> body, Frame before, int most) {
    while (true) {
      Optional<Frame> frame = draft.frame(place, body);
      if (frame.isEmpty()) {
        return List.of();
      }
      List<String> unused = unused(frame.get(), before);
      if (unused.size() <= most) {
        return unused;
      }
      String joined = draft.fresh("joined");
      Applied join = layers.join(frame.get(), unused.get(0), unused.get(1));
      Statement assign = new Assign(List.of(joined), join);
      if (!draft.isRight(place, join(body, List.of(assign)))) {
        return unused;
      }
      body.add(assign);
    }
  }

  /** The names, one each, of unused tensors that are newer than a frame, but for {@code _}. */
  private static List<String> unused(Frame frame, Frame before) {
    List<Node> seen = new ArrayList<>(frame.current().stream().toList());
    int newest = before.tensors().values().stream().mapToInt(Node::id).max().orElse(-1);
    List<String> names = new ArrayList<>();
    frame
        .tensors()
        .forEach(
            (name, node) -> {
              if (!node.isUsed() && node.id() > newest && !seen.contains(node)) {
                seen.add(node);
                names.add(name);
              }
            });
    return names;
  }
}
