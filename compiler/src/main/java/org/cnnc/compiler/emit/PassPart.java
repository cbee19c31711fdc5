package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Slots;
import org.cnnc.compiler.plan.Step;
import org.cnnc.compiler.plan.Value;

/**
 * Some neighbouring layers of a network, whose arithmetic is one class. Most networks are one part;
 * of a longer one each part extends the part before it, and the last is the pass: so no class file
 * exceeds what Java bounds, and no method what HotSpot compiles.
 */
final class PassPart {
  /** The most methods of nests in a class, but for a layer that alone has more. */
  private static final int MOST_STEPS = 400;

  private final Plan plan;
  private final String pass;
  private final List<Integer> starts;
  private final int number;
  private final Map<String, Integer> firstUses;

  private PassPart(
      Plan plan, String pass, List<Integer> starts, int number, Map<String, Integer> firstUses) {
    this.plan = plan;
    this.pass = pass;
    this.starts = starts;
    this.number = number;
    this.firstUses = firstUses;
  }

  /**
   * The parts of a network, the first layers' first.
   *
   * @param pass the name of the last part's class
   */
  static List<PassPart> of(Plan plan, String pass) {
    List<Integer> starts = starts(plan);
    Map<String, Integer> firstUses = firstUses(plan);
    List<PassPart> parts = new ArrayList<>();
    for (int number = 0; number < starts.size(); number++) {
      parts.add(new PassPart(plan, pass, starts, number, firstUses));
    }
    return parts;
  }

  /** The layers that parts begin with. */
  private static List<Integer> starts(Plan plan) {
    int[] stepsOf = new int[plan.model().layers().size()];
    Set<String> counted = new HashSet<>();
    steps(plan)
        .filter(step -> counted.add(step.name()))
        .forEach(step -> stepsOf[step.layerNumber()]++);
    List<Integer> starts = new ArrayList<>(List.of(0));
    int steps = 0;
    for (int layer = 0; layer < stepsOf.length; layer++) {
      if (steps > 0 && steps + stepsOf[layer] > MOST_STEPS) {
        starts.add(layer);
        steps = 0;
      }
      steps += stepsOf[layer];
    }
    return starts;
  }

  /** The first layer that has to do with each field. */
  private static Map<String, Integer> firstUses(Plan plan) {
    Map<String, Integer> uses = new HashMap<>();
    for (Model.Input input : plan.model().inputs()) {
      uses.put(plan.field(input), 0);
    }
    List<PlacedLayer> layers = plan.model().layers();
    for (int layer = 0; layer < layers.size(); layer++) {
      uses.putIfAbsent(plan.tensors().get(layers.get(layer).output().id()), layer);
    }
    steps(plan)
        .forEach(
            step ->
                step.values().values().stream()
                    .filter(Value.Held.class::isInstance)
                    .map(value -> ((Value.Held) value).name())
                    .forEach(field -> uses.merge(field, step.layerNumber(), Math::min)));
    return uses;
  }

  private static Stream<Step> steps(Plan plan) {
    return Stream.of(plan.forward(), plan.training(), plan.backward()).flatMap(List::stream);
  }

  boolean isOnly() {
    return starts.size() == 1;
  }

  boolean isFirst() {
    return number == 0;
  }

  boolean isLast() {
    return number == starts.size() - 1;
  }

  /** The class' name. */
  String name() {
    return name(number);
  }

  private String name(int part) {
    return part == starts.size() - 1 ? pass : pass + "From" + starts.get(part);
  }

  /** The name of the class that ends with the last layer. */
  String last() {
    return pass;
  }

  /** The method for what an exposed layer needs of this part. */
  String expose(int exposed) {
    return expose(exposed, number);
  }

  private String expose(int exposed, int part) {
    return "expose" + exposed + (part == starts.size() - 1 ? "" : "From" + starts.get(part));
  }

  /** Those methods of the parts before this one that have some of these layers. */
  List<String> earlierExposes(int exposed, List<Integer> layers) {
    Set<Integer> wanted = new TreeSet<>();
    layers.stream().filter(layer -> layer < firstLayer()).map(this::partOf).forEach(wanted::add);
    return wanted.stream().map(part -> expose(exposed, part)).toList();
  }

  private int partOf(int layer) {
    int place = Collections.binarySearch(starts, layer);
    return place >= 0 ? place : -place - 2;
  }

  TypeName superclass() {
    return isFirst() ? RuntimeTypes.PASS : ClassName.get("", name(number - 1));
  }

  /** Later parts use the fields of earlier ones. */
  Modifier[] fieldModifiers(Modifier... others) {
    return isOnly()
        ? Stream.concat(Stream.of(Modifier.PRIVATE), Stream.of(others)).toArray(Modifier[]::new)
        : others;
  }

  int firstLayer() {
    return starts.get(number);
  }

  /** The layer after the last one. */
  int end() {
    return isLast() ? plan.model().layers().size() : starts.get(number + 1);
  }

  boolean has(int layer) {
    return layer >= firstLayer() && layer < end();
  }

  /** The steps of this part's layers. */
  List<Step> own(List<Step> steps) {
    return steps.stream().filter(step -> has(step.layerNumber())).toList();
  }

  /** Whether the field is declared here: no earlier part has to do with it. */
  boolean declares(String field) {
    Integer first = firstUses.get(field);
    return first == null ? isLast() : has(first);
  }

  /** The slots that no earlier part uses. */
  List<Integer> firstUsed(Slots slots) {
    Map<Integer, Integer> uses = new HashMap<>();
    for (String field : slots.names()) {
      int first = firstUses.getOrDefault(field, plan.model().layers().size() - 1);
      uses.merge(slots.slotOf(field), first, Math::min);
    }
    return uses.keySet().stream().filter(slot -> has(uses.get(slot))).sorted().toList();
  }
}
