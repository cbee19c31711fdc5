package org.cnnc.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.bind.ModelBinder;
import org.cnnc.compiler.check.FileChecks;
import org.cnnc.compiler.check.NameRules;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.emit.ModelEmitter;
import org.cnnc.compiler.emit.RunEmitter;
import org.cnnc.compiler.evaluate.Parameters;
import org.cnnc.compiler.expand.Expander;
import org.cnnc.compiler.expand.Outline;
import org.cnnc.compiler.function.FunctionWord;
import org.cnnc.compiler.link.Definitions;
import org.cnnc.compiler.link.Linker;
import org.cnnc.compiler.link.Program;
import org.cnnc.compiler.link.SourceFiles;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.require.Requirements;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.summary.Summary;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.TrainSyntax;
import org.cnnc.compiler.train.Run;
import org.cnnc.compiler.train.RunBinder;
import org.cnnc.compiler.word.Words;

/** The pipeline: text in, checked models and generated sources out. It touches no file. */
public final class CnnCompiler {
  private final Words words;
  private final Limits limits;

  /** A compiler that knows the words of this project. */
  public CnnCompiler() {
    this(CnnCompiler.class.getClassLoader());
  }

  /** A compiler that knows the words found through a class loader, such as a plug-in's. */
  public CnnCompiler(ClassLoader loader) {
    this(loader, Limits.DEFAULT);
  }

  /** A compiler that refuses other sizes than the usual ones. */
  public CnnCompiler(ClassLoader loader, Limits limits) {
    this.words = new Words(loader);
    this.limits = limits;
  }

  /**
   * What to compile.
   *
   * @param packageName of the generated classes; empty for none
   * @param algorithms how convolutions are summed
   * @param files where imported files come from
   * @throws IllegalArgumentException if the package is none that Java takes
   */
  public record Request(
      Source source, String packageName, Algorithms algorithms, SourceFiles files) {
    public Request {
      if (!NameRules.isPackage(packageName)) {
        throw new IllegalArgumentException("not a package: " + packageName);
      }
    }

    /** A file that imports none. */
    public Request(Source source, String packageName, Algorithms algorithms) {
      this(source, packageName, algorithms, SourceFiles.NONE);
    }

    /** The algorithms of most models. */
    public Request(Source source, String packageName) {
      this(source, packageName, Algorithms.AUTO);
    }

    /** The same with other algorithms. */
    public Request with(Algorithms others) {
      return new Request(source, packageName, others, files);
    }

    /** The same with files to import. */
    public Request with(SourceFiles others) {
      return new Request(source, packageName, algorithms, others);
    }
  }

  /**
   * What came of it; {@code files} is empty if a diagnostic is an error.
   *
   * @param diagnostics in source order
   */
  public record Response(
      List<Model> models, List<Run> runs, List<EmittedFile> files, List<Diagnostic> diagnostics) {
    public boolean failed() {
      return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
  }

  /** Parses and checks; emits nothing. */
  public Response check(Request request) {
    Diagnostics diagnostics = new Diagnostics();
    List<Model> models = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    Linker.link(request.source(), request.files(), words, limits, diagnostics)
        .ifPresent(
            program -> {
              FileChecks.check(program.file(), diagnostics);
              models(program, models, diagnostics);
              runs(program, models, runs, diagnostics);
            });
    return new Response(models, runs, List.of(), diagnostics.inSourceOrder());
  }

  /** Parses, checks and emits. */
  public Response compile(Request request) {
    Response checked = check(request);
    if (checked.failed()) {
      return checked;
    }
    List<EmittedFile> files = new ArrayList<>();
    for (Model model : checked.models()) {
      files.addAll(
          ModelEmitter.emit(model, request.packageName(), request.algorithms(), Summary.of(model)));
    }
    for (Run run : checked.runs()) {
      if (run.canRun()) {
        files.add(RunEmitter.emit(run, request.packageName()));
      }
    }
    return new Response(checked.models(), checked.runs(), files, checked.diagnostics());
  }

  private void models(Program program, List<Model> models, Diagnostics diagnostics) {
    for (ModelSyntax model : program.file().models()) {
      if (!diagnostics.areMany() && !FileChecks.isTemplate(model, program.file())) {
        specialise(model, program, model.name().text(), List.of(), model.name(), diagnostics)
            .ifPresent(models::add);
      }
    }
  }

  /** The runs, and the models as some of them specialise them. */
  private void runs(Program program, List<Model> models, List<Run> runs, Diagnostics diagnostics) {
    for (TrainSyntax train : program.file().trains()) {
      if (diagnostics.areMany()) {
        return;
      }
      Optional<Model> model;
      if (train.overrides().isEmpty()) {
        model = models.stream().filter(m -> m.name().equals(train.model().text())).findFirst();
      } else {
        model = specialise(train, program, diagnostics);
        model.ifPresent(models::add);
      }
      RunBinder.bind(train, program.definitions(), model, words(program), diagnostics)
          .ifPresent(runs::add);
    }
  }

  private Optional<Model> specialise(TrainSyntax train, Program program, Diagnostics diagnostics) {
    String className = train.name().text() + "Model";
    return FileChecks.model(train, program.file())
        .flatMap(
            model ->
                specialise(
                    model, program, className, train.overrides(), train.model(), diagnostics));
  }

  /**
   * The checked model for some values of its parameters, or empty if anything in it is an error.
   *
   * @param className the class to generate
   * @param overrides values for parameters; the others have their defaults
   * @param use where the model is used, for reports about missing values
   */
  private Optional<Model> specialise(
      ModelSyntax model,
      Program program,
      String className,
      List<CallSyntax.Argument> overrides,
      Name use,
      Diagnostics diagnostics) {
    Definitions home = program.definitions();
    ModelBinder binder = new ModelBinder(words(program), limits, diagnostics);
    Optional<Outline> outline =
        new Parameters(model.name(), model.parameters(), home)
            .evaluate(overrides, use.span(), diagnostics)
            .flatMap(values -> Expander.expand(model, home, values, binder, limits, diagnostics));
    Optional<Model> bound = outline.flatMap(o -> binder.model(className, o, model.name().span()));
    bound.ifPresent(m -> Requirements.check(outline.get().requirements(), m, diagnostics));
    return bound;
  }

  /** The words of one generated class, with functions whose methods it has not yet. */
  private Words words(Program program) {
    return words.with(FunctionWord.class, program.definitions().functions().words());
  }
}
