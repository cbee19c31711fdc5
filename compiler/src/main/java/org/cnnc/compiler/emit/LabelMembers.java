package org.cnnc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.plan.Names;

/**
 * Emits the labels of an output: an enum, and {@code classify}, which gives the likeliest. Where
 * several outputs have labels, both bear the output's name.
 */
final class LabelMembers {
  private static final String VALUES = "VALUES";

  private final Model model;
  private final ClassName owner;

  LabelMembers(Model model, ClassName owner) {
    this.model = model;
    this.owner = owner;
  }

  void addTo(TypeSpec.Builder type) {
    List<Integer> labelled =
        IntStream.range(0, model.outputs().size())
            .filter(number -> !model.outputs().get(number).labels().isEmpty())
            .boxed()
            .toList();
    for (int number : labelled) {
      String name = Names.upperFirst(Names.camelCase(model.outputs().get(number).name()));
      add(type, number, labelled.size() == 1 ? "" : name);
    }
  }

  private void add(TypeSpec.Builder type, int output, String prefix) {
    String simple = prefix + "Label";
    ClassName name = owner.nestedClass(simple.equals(owner.simpleName()) ? simple + "_" : simple);
    Model.Output labelled = model.outputs().get(output);
    type.addType(labels(name, labelled));
    // One unit leaves nothing to choose from.
    if (labelled.labels().size() > 1) {
      for (Samples samples : Samples.overloads(model, List.of())) {
        type.addMethod(classify("classify" + prefix, name, output, samples));
      }
    }
  }

  private static TypeSpec labels(ClassName name, Model.Output output) {
    TypeSpec.Builder labels =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("What the units of the output `$L` stand for, in order.\n", output.name());
    Names names = new Names(List.of(VALUES));
    for (int unit = 0; unit < output.labels().size(); unit++) {
      String text = output.labels().get(unit);
      TypeSpec body =
          TypeSpec.anonymousClassBuilder("$L", TextCode.literal(text))
              .addJavadoc("$L\n", Javadoc.escape(text.replaceAll("[\n\t]", " ")))
              .build();
      labels.addEnumConstant(names.freshConstant(text, unit), body);
    }
    return labels
        .addField(
            FieldSpec.builder(ArrayTypeName.of(name), VALUES)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("values()")
                .build())
        .addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(String.class, "text")
                .addStatement("this.text = text")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("text")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The label as the model says it.\n")
                .returns(String.class)
                .addStatement("return text")
                .build())
        .build();
  }

  private static MethodSpec classify(String method, ClassName label, int output, Samples samples) {
    MethodSpec.Builder classify =
        MethodSpec.methodBuilder(method)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "The label of the largest output for one sample, the first of equal ones;"
                    + " allocates nothing\nonce every thread was here.\n")
            .returns(label);
    samples.addTo(classify);
    return classify
        .addStatement("return $T.$L[$L.likeliest($L)]", label, VALUES, samples.begin(), output)
        .build();
  }
}
