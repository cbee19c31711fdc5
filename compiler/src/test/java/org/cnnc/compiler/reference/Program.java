package org.cnnc.compiler.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file with one model. */
public record Program(
    List<Constant> constants, List<Function> functions, List<Block> blocks, Model model) {
  public Program {
    constants = List.copyOf(constants);
    functions = List.copyOf(functions);
    blocks = List.copyOf(blocks);
  }

  /** {@code const n = 3}. */
  public record Constant(String name, Expression value) {
    private String text() {
      return "const " + name + " = " + value + "\n";
    }
  }

  /** {@code f(x, beta=1.0) = x * beta}. */
  public record Function(String name, List<Parameter> parameters, Expression body) {
    public Function {
      parameters = List.copyOf(parameters);
    }

    private String text() {
      return "function " + name + list(parameters) + " = " + body + "\n";
    }
  }

  /** {@code block a(filters: int)(x) { }}. */
  public record Block(
      String name, List<Parameter> parameters, List<String> tensors, List<Statement> body) {
    public Block {
      parameters = List.copyOf(parameters);
      tensors = List.copyOf(tensors);
      body = List.copyOf(body);
    }

    private String text() {
      String heads = list(parameters) + "(" + String.join(", ", tensors) + ") ";
      return "block " + name + heads + Statement.braces(body) + "\n";
    }
  }

  /** {@code model A(classes=10) { }}. */
  public record Model(String name, List<Parameter> parameters, List<Statement> body) {
    public Model {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }

    /** Its part of the file. */
    public String text() {
      String head = parameters.isEmpty() ? "" : list(parameters);
      return "model " + name + head + " " + Statement.braces(body) + "\n";
    }
  }

  /** {@code filters: int = 3}. */
  public record Parameter(String name, Optional<String> type, Optional<Expression> fallback) {
    private String text() {
      String equals = type.isPresent() ? " = " : "=";
      return name + type.map(t -> ": " + t).orElse("") + fallback.map(f -> equals + f).orElse("");
    }
  }

  private static String list(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::text).collect(Collectors.joining(", ", "(", ")"));
  }

  /** The file. */
  public String text() {
    return String.join("", declarations()) + model.text();
  }

  /** What stands before the model; each knows only those before it. */
  public List<String> declarations() {
    Stream<String> values =
        Stream.concat(
            constants.stream().map(Constant::text), functions.stream().map(Function::text));
    return Stream.concat(values, blocks.stream().map(Block::text)).toList();
  }
}
