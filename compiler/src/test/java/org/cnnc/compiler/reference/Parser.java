package org.cnnc.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.reference.Program.Block;
import org.cnnc.compiler.reference.Program.Constant;
import org.cnnc.compiler.reference.Program.Function;
import org.cnnc.compiler.reference.Program.Model;
import org.cnnc.compiler.reference.Program.Parameter;

/** Reads a right text by recursive descent. */
public final class Parser {
  private final Tokens tokens;
  private final ExpressionParser values;

  private Parser(String text) {
    tokens = new Tokens(text);
    values = new ExpressionParser(tokens);
  }

  /** The program of a text that has no error. */
  public static Program parse(String text) {
    return new Parser(text).program();
  }

  private Program program() {
    List<Constant> constants = new ArrayList<>();
    List<Function> functions = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    Model model = null;
    while (!tokens.atEnd()) {
      String word = tokens.take();
      String name = tokens.take();
      switch (word) {
        case "const" -> {
          tokens.expect("=");
          constants.add(new Constant(name, values.value()));
        }
        case "function" -> functions.add(function(name));
        case "block" -> blocks.add(new Block(name, parameters(), names(), body()));
        case "model" -> {
          List<Parameter> parameters = tokens.peek(0).equals("(") ? parameters() : List.of();
          model = new Model(name, parameters, body());
        }
        default -> throw new IllegalArgumentException(word);
      }
    }
    return new Program(constants, functions, blocks, model);
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
