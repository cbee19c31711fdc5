package org.cnnc.compiler.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.reference.Program.Block;
import org.cnnc.compiler.reference.Program.Constant;
import org.cnnc.compiler.reference.Program.Function;
import org.cnnc.compiler.reference.Program.Model;
import org.cnnc.compiler.reference.Program.Parameter;

/** Reads a right text by recursive descent; an import stands for what its file defines. */
public final class Parser {
  private final Tokens tokens;
  private final ExpressionParser values;
  private final Definitions found;
  private final Path folder;

  /** What the files define, and the files that are still to be imported, by name. */
  private record Definitions(
      List<Constant> constants,
      List<Function> functions,
      List<Block> blocks,
      Map<String, String> files) {}

  private Parser(String text, Definitions found, Path file) {
    tokens = new Tokens(text);
    values = new ExpressionParser(tokens);
    this.found = found;
    this.folder = file.resolveSibling("");
  }

  /**
   * The program of a text that has no error.
   *
   * @param imported the texts it may import, by name
   */
  public static Program parse(String text, Map<String, String> imported) {
    Definitions found =
        new Definitions(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>(imported));
    Model model = new Parser(text, found, Path.of("main.cnn")).file().orElseThrow();
    return new Program(found.constants(), found.functions(), found.blocks(), model);
  }

  private Optional<Model> file() {
    Optional<Model> model = Optional.empty();
    while (!tokens.atEnd()) {
      String word = tokens.take();
      String name = tokens.take();
      switch (word) {
        case "import" -> read(folder.resolve(name.substring(1, name.length() - 1)).normalize());
        case "const" -> {
          tokens.expect("=");
          found.constants().add(new Constant(name, values.value()));
        }
        case "function" -> found.functions().add(function(name));
        case "block" -> found.blocks().add(new Block(name, parameters(), names(), body()));
        case "model" -> {
          List<Parameter> parameters = tokens.peek(0).equals("(") ? parameters() : List.of();
          model = Optional.of(new Model(name, parameters, body()));
        }
        default -> throw new IllegalArgumentException(word);
      }
    }
    return model;
  }

  /** A file that was read before defines nothing twice. */
  private void read(Path file) {
    String text = found.files().remove(file.toString());
    if (text != null) {
      new Parser(text, found, file).file();
    }
  }

  private Function function(String name) {
    List<Parameter> parameters = parameters();
    tokens.expect("=");
    return new Function(name, parameters, values.value());
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.accept(")")) {
      String name = tokens.take();
      Optional<String> type = tokens.accept(":") ? Optional.of(tokens.take()) : Optional.empty();
      Optional<Expression> fallback =
          tokens.accept("=") ? Optional.of(values.value()) : Optional.empty();
      parameters.add(new Parameter(name, type, fallback));
      tokens.accept(",");
    }
    return parameters;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.accept(")")) {
      names.add(tokens.take());
      tokens.accept(",");
    }
    return names;
  }

  private List<Statement> body() {
    List<Statement> body = new ArrayList<>();
    tokens.expect("{");
    while (!tokens.accept("}")) {
      body.add(statement());
    }
    return body;
  }

  private Statement statement() {
    String second = tokens.peek(1);
    boolean names = second.equals("=") || second.equals(",");
    return switch (tokens.peek(0)) {
      case "output" -> output();
      case "return" -> {
        tokens.take();
        yield new Statement.Return(tensor());
      }
      case "require" -> {
        tokens.take();
        yield new Statement.Require(values.value());
      }
      case "let" -> let();
      case "for" -> loop();
      case "repeat" -> {
        tokens.take();
        yield new Statement.Repeat(values.value(), body());
      }
      case "if" -> choice();
      case "input" -> tokens.peek(2).equals(":") ? input() : other(names);
      case "expose" -> tokens.peek(2).equals("as") ? expose() : other(names);
      default -> other(names);
    };
  }

  private Statement other(boolean names) {
    return names ? assignment() : new Statement.Line(applied());
  }

  private Statement input() {
    tokens.take();
    String name = tokens.take();
    tokens.expect(":");
    String type = tokens.take();
    return new Statement.Input(name, type, ((Expression.Items) values.value()).values());
  }

  private Statement output() {
    tokens.take();
    Optional<String> name =
        tokens.peek(0).equals("=") ? Optional.empty() : Optional.of(tokens.take());
    tokens.expect("=");
    TensorTerm tensor = tensor();
    boolean labelled = tokens.peek(0).equals("labels") && !tokens.peek(1).equals("=");
    return new Statement.Output(
        name, tensor, labelled && tokens.accept("labels") ? labels() : Optional.empty());
  }

  private Optional<Expression> labels() {
    return Optional.of(values.value());
  }

  private Statement expose() {
    tokens.take();
    String layer = tokens.take();
    tokens.expect("as");
    return new Statement.Expose(layer, tokens.take());
  }

  private Statement let() {
    tokens.take();
    String name = tokens.take();
    tokens.expect("=");
    return new Statement.Let(name, values.value());
  }

  private Statement loop() {
    tokens.take();
    String name = tokens.take();
    tokens.expect("in");
    return new Statement.For(name, values.value(), body());
  }

  private Statement choice() {
    List<Statement.Branch> branches = new ArrayList<>();
    List<Statement> otherwise = List.of();
    tokens.expect("if");
    branches.add(new Statement.Branch(values.value(), body()));
    while (tokens.accept("else")) {
      if (tokens.accept("if")) {
        branches.add(new Statement.Branch(values.value(), body()));
      } else {
        otherwise = body();
      }
    }
    return new Statement.If(branches, otherwise);
  }

  private Statement assignment() {
    List<String> names = new ArrayList<>(List.of(tokens.take()));
    while (tokens.accept(",")) {
      names.add(tokens.take());
    }
    tokens.expect("=");
    return new Statement.Assign(names, tensor());
  }

  private TensorTerm tensor() {
    if (tokens.accept("[")) {
      return new TensorTerm.Several(tensors("]"));
    }
    return tokens.peek(1).equals("(") ? applied() : new TensorTerm.Named(tokens.take());
  }

  private TensorTerm.Applied applied() {
    Expression.Call layer = new Expression.Call(tokens.take(), values.arguments());
    return new TensorTerm.Applied(layer, tokens.accept("(") ? tensors(")") : List.of());
  }

  private List<TensorTerm> tensors(String end) {
    List<TensorTerm> tensors = new ArrayList<>();
    while (!tokens.accept(end)) {
      tensors.add(tensor());
      if (!tokens.accept(",")) {
        tokens.expect(end);
        break;
      }
    }
    return tensors;
  }
}
