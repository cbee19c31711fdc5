package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.compiler.train.LossWord;
import org.cnnc.compiler.train.MetricWord;
import org.cnnc.compiler.train.Run;
import org.cnnc.compiler.train.step.CompileStep;
import org.cnnc.compiler.train.step.FitStep;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Use;

/** Emits the class of a {@code train} section: its options, the run itself, and a main method. */
public final class RunEmitter {
  private static final String RESULT = "Result";

  private final Run run;
  private final ClassName name;
  private final ClassName model;
  private final ClassName result;

  private RunEmitter(Run run, String packageName) {
    this.run = run;
    this.name = ClassName.get(packageName, run.name());
    this.model = ClassName.get(packageName, run.model().name());
    this.result = name.nestedClass(RESULT);
  }

  /** The generated source of a run that {@link Run#canRun}. */
  public static EmittedFile emit(Run run, String packageName) {
    return new RunEmitter(run, packageName).emit();
  }

  private EmittedFile emit() {
    TypeSpec type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            // Without a package, an import of the same name would hide the model.
            .alwaysQualify(run.model().name(), run.name())
            .addJavadoc("Trains {@link $T} as the file says.\n", model)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(options())
            .addMethod(runWithOwnOptions())
            .addMethod(RunMethod.of(run, model, result))
            .addMethods(
                run.evaluations().isEmpty() ? List.of() : List.of(RunMethod.evaluating(run, model)))
            .addMethod(main())
            .addMethods(FunctionMethods.of(functions(), Modifier.PUBLIC))
            .addType(resultRecord())
            .build();
    JavaFile.Builder file = ClassFile.of(name, type, run.span().source());
    FunctionMethods.addImports(file, functions());
    return ClassFile.emitted(name, file);
  }

  private List<ScalarFunction> functions() {
    return run.compile().get(CompileStep.LOSS).stream()
        .flatMap(loss -> loss.word().functions().stream())
        .distinct()
        .toList();
  }

  private MethodSpec options() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("return $T.builder(", RuntimeTypes.OPTIONS);
    List<Use<LossWord>> losses = run.compile().get(CompileStep.LOSS);
    code.add("$L)\n", CodeBlock.join(losses.stream().map(this::loss).toList(), ", "));
    code.indent().indent();
    run.compile()
        .get(CompileStep.LOSS_WEIGHTS)
        .map(weights -> weights.stream().map(WordCode::literal).toList())
        .ifPresent(w -> code.add(".lossWeights($L)\n", CodeBlock.join(w, ", ")));
    code.add(".optimizer($L)\n", WordCode.of(run.optimizer()));
    List<Use<MetricWord>> metrics = run.compile().get(CompileStep.METRICS).orElse(List.of());
    code.add(".metrics($L)\n", CodeBlock.join(metrics.stream().map(WordCode::of).toList(), ", "));
    run.fit().ifPresent(fit -> fitOptions(code, fit));
    return MethodSpec.methodBuilder("options")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeTypes.OPTIONS)
        .addJavadoc("What {@code compile} and {@code fit} say, but for the data.\n")
        .addCode(code.add(".build();\n").unindent().unindent().build())
        .build();
  }

  /** A loss made of functions of the file is made with methods of this class. */
  private CodeBlock loss(Use<LossWord> loss) {
    List<CodeBlock> methods =
        loss.word().functions().stream().map(f -> CodeBlock.of("$T::$L", name, f.name())).toList();
    return methods.isEmpty() ? WordCode.of(loss) : WordCode.of(loss.word(), methods);
  }

  private static void fitOptions(CodeBlock.Builder code, Arguments fit) {
    code.add(".epochs($L)\n", fit.get(FitStep.EPOCHS));
    code.add(".batchSize($L)\n", fit.get(FitStep.BATCH_SIZE));
    code.add(".shuffle($L)\n", fit.get(FitStep.SHUFFLE));
    code.add(".dropRemainder($L)\n", fit.get(FitStep.DROP_REMAINDER));
    code.add(".seed($LL)\n", fit.get(FitStep.SEED));
    fit.get(FitStep.THREADS).ifPresent(threads -> code.add(".threads($L)\n", threads));
    fit.get(FitStep.CALLBACKS)
        .ifPresent(
            callbacks -> {
              List<CodeBlock> calls = callbacks.stream().map(WordCode::of).toList();
              code.add(".callbacks(\n").indent().indent();
              code.add(CodeBlock.join(calls, ",\n")).add(")\n").unindent().unindent();
            });
  }

  private MethodSpec runWithOwnOptions() {
    return MethodSpec.methodBuilder("run")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(result)
        .addParameter(Path.class, "dataDirectory")
        .addException(IOException.class)
        .addJavadoc("Reads the data, trains fresh weights and evaluates them.\n")
        .addStatement("return run(dataDirectory, options())")
        .build();
  }

  private MethodSpec main() {
    String usage = "Usage: java " + name.canonicalName() + " DATA_DIRECTORY [OUT.safetensors]";
    return MethodSpec.methodBuilder("main")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(ParameterSpec.builder(String[].class, "arguments").build())
        .addJavadoc("Runs on the data in a directory; writes the weights if a file is named.\n")
        .beginControlFlow("if (arguments.length < 1 || arguments.length > 2)")
        .addStatement("$T.err.println($S)", System.class, usage)
        .addStatement("$T.exit(2)", System.class)
        .endControlFlow()
        .beginControlFlow("try")
        .addStatement("$T result = run($T.of(arguments[0]))", result, Path.class)
        .beginControlFlow("if (arguments.length == 2)")
        .addStatement("result.model().save($T.of(arguments[1]))", Path.class)
        .endControlFlow()
        .nextControlFlow(
            "catch ($T | $T | $T e)",
            IOException.class,
            UncheckedIOException.class,
            IllegalArgumentException.class)
        .addStatement("$T.err.println(e.getMessage())", System.class)
        .addStatement("$T.exit(1)", System.class)
        .endControlFlow()
        .build();
  }

  private TypeSpec resultRecord() {
    MethodSpec.Builder components =
        MethodSpec.constructorBuilder()
            .addParameter(model, "model")
            .addParameter(RuntimeTypes.HISTORY, "history")
            .addParameter(
                ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.EVALUATION),
                "evaluations");
    return TypeSpec.recordBuilder(RESULT)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "What a run gives: the trained network, what each epoch measured, and a value for"
                + " each\n{@code evaluate}.\n")
        .recordConstructor(components.build())
        .build();
  }
}
