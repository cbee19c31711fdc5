package org.cnnc.compiler.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.Names;

/** Emits the exposed layers of a model: constants for the shape of each, and its methods. */
final class ExposedMembers {
  private final Model model;
  private final NameAllocator constants = new NameAllocator();

  /**
   * Members of a class that has fields already.
   *
   * @param fields the class' own constants
   */
  ExposedMembers(Model model, List<FieldSpec> fields) {
    this.model = model;
    fields.forEach(field -> constants.newName(field.name()));
  }

  void addTo(TypeSpec.Builder type) {
    for (int number = 0; number < model.exposed().size(); number++) {
      add(type, number);
    }
  }

  private void add(TypeSpec.Builder type, int number) {
    Model.Exposed exposed = model.exposed().get(number);
    PlacedLayer layer = model.layers().get(exposed.layer());
    Shape shape = layer.output().shape();
    String stem = exposed.name().toUpperCase(Locale.ROOT);
    String doc = "Floats a sample of `" + exposed.name() + "`: " + shape;
    FieldSpec size = constant(stem + "_SIZE", doc, shape.elements());
    type.addField(size);
    List<String> axes = axes(shape);
    for (int axis = 0; axis < axes.size(); axis++) {
      String what = axes.get(axis).toLowerCase(Locale.ROOT);
      String axisDoc = "The " + what + " of `" + exposed.name() + "`";
      type.addField(constant(stem + "_" + axes.get(axis), axisDoc, shape.size(axis)));
    }
    String method = Names.camelCase(exposed.name());
    for (Samples samples : Samples.overloads(model, List.of("y"))) {
      type.addMethod(allocating(method, layer, size.name(), samples));
      type.addMethod(writing(method, layer, size.name(), number, samples));
    }
  }

  private static List<String> axes(Shape shape) {
    return switch (shape.rank()) {
      case 2 -> List.of("LENGTH", "CHANNELS");
      case 3 -> List.of("HEIGHT", "WIDTH", "CHANNELS");
      default -> List.of();
    };
  }

  private FieldSpec constant(String name, String doc, long value) {
    return FieldSpec.builder(TypeName.INT, constants.newName(name))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("$L.\n", doc)
        .initializer("$L", value)
        .build();
  }

  private static MethodSpec allocating(
      String name, PlacedLayer layer, String size, Samples samples) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "What the layer `$L` puts out for any number of samples, one after the other.\n",
                layer.name())
            .returns(float[].class);
    samples.addTo(method);
    return method
        .addStatement(
            "float[] y = new float[$T.multiplyExact(samples($L.length), $L)]",
            Math.class,
            samples.first(),
            size)
        .addStatement("$L($L, y)", name, samples.all())
        .addStatement("return y")
        .build();
  }

  private static MethodSpec writing(
      String name, PlacedLayer layer, String size, int number, Samples samples) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Writes what the layer `$L` puts out; allocates nothing once every thread was"
                    + " here.\n",
                layer.name());
    samples.addTo(method);
    return method
        .addParameter(float[].class, "y")
        .addStatement("$L.expose($L, $L, y)", samples.begin(), number, size)
        .build();
  }

  /** The layers that one needs, in their order, itself the last. */
  static List<Integer> needed(Model model, int layer) {
    List<Integer> needed = new ArrayList<>(List.of(layer));
    Set<Integer> tensors = new HashSet<>();
    model.layers().get(layer).inputs().forEach(input -> tensors.add(input.id()));
    for (int number = layer - 1; number >= 0; number--) {
      PlacedLayer earlier = model.layers().get(number);
      if (tensors.contains(earlier.output().id())) {
        needed.add(number);
        earlier.inputs().forEach(input -> tensors.add(input.id()));
      }
    }
    Collections.reverse(needed);
    return needed;
  }
}
