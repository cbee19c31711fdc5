package org.cnnc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.Model.ElementType;
import org.cnnc.compiler.plan.Names;

/** The parameters of a method that takes samples, an array for each input. */
final class Samples {
  private final List<String> names = new ArrayList<>();
  private final List<TypeName> arrays = new ArrayList<>();

  private Samples(Model model, List<String> taken) {
    NameAllocator allocator = new NameAllocator();
    taken.forEach(word -> allocator.newName(word, word));
    model.inputs().forEach(i -> names.add(allocator.newName(Names.camelCase(i.name()))));
  }

  /**
   * One for each overload: bytes or floats where there is one input, else what each is declared as.
   *
   * @param taken names that no parameter may have
   */
  static List<Samples> overloads(Model model, List<String> taken) {
    List<List<TypeName>> types = new ArrayList<>();
    if (model.inputs().size() == 1 && model.outputs().size() == 1) {
      types.add(List.of(TypeName.FLOAT));
      types.add(List.of(TypeName.BYTE));
    } else {
      types.add(model.inputs().stream().map(Samples::element).toList());
    }
    List<Samples> overloads = new ArrayList<>();
    for (List<TypeName> elements : types) {
      Samples samples = new Samples(model, taken);
      elements.forEach(element -> samples.arrays.add(ArrayTypeName.of(element)));
      overloads.add(samples);
    }
    return overloads;
  }

  private static TypeName element(Model.Input input) {
    return input.type() == ElementType.UINT8 ? TypeName.BYTE : TypeName.FLOAT;
  }

  void addTo(MethodSpec.Builder method) {
    for (int i = 0; i < names.size(); i++) {
      method.addParameter(arrays.get(i), names.get(i));
    }
  }

  /** The array that says how many samples there are. */
  String first() {
    return names.get(0);
  }

  /** The arrays, for a call of another overload. */
  String all() {
    return String.join(", ", names);
  }

  /** A call of the runtime that was given them. */
  CodeBlock begin() {
    CodeBlock.Builder call = CodeBlock.builder().add("begin($L.length)", first());
    names.forEach(name -> call.add(".with($L)", name));
    return call.build();
  }
}
