package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.train.DataWord;
import org.cnnc.compiler.train.Run;
import org.cnnc.compiler.train.step.EvaluateStep;
import org.cnnc.compiler.train.step.FitStep;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.Value;

/** Emits the method of a run that reads its data, fits and evaluates. */
final class RunMethod {
  private final Run run;
  private final ClassName model;
  private final NameAllocator names = new NameAllocator();
  private final CodeBlock.Builder code = CodeBlock.builder();

  private RunMethod(Run run, ClassName model) {
    this.run = run;
    this.model = model;
    // Ours first: a data set may be called `model`.
    for (String own : List.of("dataDirectory", "options", "model", "history", "withData")) {
      names.newName(own, own);
    }
    run.data().forEach(d -> d.names().forEach(name -> names.newName(name, tag(name))));
  }

  static MethodSpec of(Run run, ClassName model, ClassName result) {
    RunMethod method = new RunMethod(run, model);
    return MethodSpec.methodBuilder("run")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(result)
        .addParameter(Path.class, "dataDirectory")
        .addParameter(RuntimeTypes.OPTIONS, "options")
        .addException(IOException.class)
        .addJavadoc("The same with other options, such as fewer epochs.\n")
        .addCode(method.body(result))
        .build();
  }

  /** The method that evaluates a network as the file says, without training it. */
  static MethodSpec evaluating(Run run, ClassName model) {
    RunMethod method = new RunMethod(run, model);
    return MethodSpec.methodBuilder("evaluate")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.EVALUATION))
        .addParameter(model, "model")
        .addParameter(Path.class, "dataDirectory")
        .addParameter(RuntimeTypes.OPTIONS, "options")
        .addException(IOException.class)
        .addJavadoc("Reads the data and evaluates a trained network on it.\n")
        .addCode(method.evaluatingBody())
        .build();
  }

  private CodeBlock evaluatingBody() {
    List<String> used =
        run.evaluations().stream().map(e -> e.get(EvaluateStep.DATA).name()).toList();
    run.data().stream()
        .filter(data -> data.names().stream().anyMatch(used::contains))
        .forEach(this::data);
    List<CodeBlock> evaluations =
        used.stream()
            .map(name -> CodeBlock.of("model.evaluate($L, options)", local(name)))
            .toList();
    return code.addStatement("return $T.of($L)", List.class, CodeBlock.join(evaluations, ",\n"))
        .build();
  }

  private static String tag(String dataName) {
    return "data " + dataName;
  }

  private CodeBlock body(ClassName result) {
    run.data().forEach(this::data);
    Optional<Value.Bare> validation = run.fit().flatMap(f -> f.get(FitStep.VALIDATION_DATA));
    if (validation.isPresent()) {
      code.addStatement(
          "$T withData = options.toBuilder().validationData($L).build()",
          RuntimeTypes.OPTIONS,
          local(validation.get()));
    }
    code.addStatement("$T model = $T.create(options.seed())", model, model);
    run.fit().ifPresent(fit -> fit(fit, validation.isPresent()));
    List<CodeBlock> evaluations = new ArrayList<>();
    run.evaluations().forEach(evaluate -> evaluations.add(evaluation(evaluate)));
    code.addStatement(
        "return new $T(model, $L, $T.of($L))",
        result,
        run.fit().isPresent()
            ? "history"
            : CodeBlock.of("$T.of($T.of())", RuntimeTypes.HISTORY, List.class),
        List.class,
        CodeBlock.join(evaluations, ",\n"));
    return code.build();
  }

  private void fit(Arguments fit, boolean validated) {
    code.addStatement(
        "$T history = model.fit($L, $L)",
        RuntimeTypes.HISTORY,
        local(fit.get(FitStep.DATA)),
        validated ? "withData" : "options");
  }

  private void data(Run.Data data) {
    List<Parameter<?>> own = new ArrayList<>(data.source().word().parameters());
    own.removeAll(DataWord.SPLIT);
    CodeBlock read = WordCode.call(data.source(), own, List.of(CodeBlock.of("dataDirectory")));
    if (data.names().size() == 1) {
      code.addStatement("$T $L = $L", RuntimeTypes.DATASET, local(data.names().get(0)), read);
      return;
    }
    Arguments arguments = data.source().arguments();
    String source = names.newName(data.names().get(0) + "Source");
    String split = names.newName(data.names().get(0) + "Split");
    code.addStatement("$T $L = $L", RuntimeTypes.DATASET, source, read);
    code.addStatement(
        "$T $L = $T.of($L, $L, $L, $L)",
        RuntimeTypes.SPLIT,
        split,
        RuntimeTypes.SPLIT,
        source,
        WordCode.literal(arguments.get(DataWord.VALIDATION_SPLIT)),
        WordCode.literal(arguments.get(DataWord.STRATIFY)),
        WordCode.literal(arguments.get(DataWord.SEED)));
    List<String> parts = List.of("train", "validation");
    for (int i = 0; i < parts.size(); i++) {
      code.addStatement(
          "$T $L = $L.$L()", RuntimeTypes.DATASET, local(data.names().get(i)), split, parts.get(i));
    }
  }

  private CodeBlock evaluation(Arguments evaluate) {
    Optional<String> weights = evaluate.get(EvaluateStep.WEIGHTS);
    CodeBlock of =
        weights
            .map(file -> CodeBlock.of("$T.load($T.of($S))", model, Path.class, file))
            .orElse(CodeBlock.of("model"));
    return CodeBlock.of("$L.evaluate($L, options)", of, local(evaluate.get(EvaluateStep.DATA)));
  }

  private String local(Value.Bare name) {
    return local(name.name());
  }

  private String local(String dataName) {
    return names.get(tag(dataName));
  }
}
