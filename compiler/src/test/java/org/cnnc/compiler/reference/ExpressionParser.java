package org.cnnc.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.reference.Expression.Argument;
import org.cnnc.compiler.reference.Expression.Binary;
import org.cnnc.compiler.reference.Expression.Call;
import org.cnnc.compiler.reference.Expression.Items;
import org.cnnc.compiler.reference.Expression.Literal;
import org.cnnc.compiler.reference.Expression.Name;
import org.cnnc.compiler.reference.Expression.Unary;

/** Reads values by recursive descent, a method for each level of binding. */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

  private final Tokens tokens;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Expression value() {
    Expression value = conjunction();
    while (tokens.accept("or")) {
      value = new Binary("or", value, conjunction());
    }
    return value;
  }

  private Expression conjunction() {
    Expression value = negation();
    while (tokens.accept("and")) {
      value = new Binary("and", value, negation());
    }
    return value;
  }

  private Expression negation() {
    return tokens.accept("not") ? new Unary("not", negation()) : comparison();
  }

  private Expression comparison() {
    Expression left = sum();
    return COMPARISONS.contains(tokens.peek(0)) ? new Binary(tokens.take(), left, sum()) : left;
  }

  private Expression sum() {
    Expression value = product();
    while (Set.of("+", "-").contains(tokens.peek(0))) {
      value = new Binary(tokens.take(), value, product());
    }
    return value;
  }

  private Expression product() {
    Expression value = sign();
    while (Set.of("*", "/", "//", "%").contains(tokens.peek(0))) {
      value = new Binary(tokens.take(), value, sign());
    }
    return value;
  }

  private Expression sign() {
    return Set.of("+", "-").contains(tokens.peek(0)) ? new Unary(tokens.take(), sign()) : power();
  }

  /** What is raised binds tighter than a sign before it; the exponent may have one. */
  private Expression power() {
    Expression base = atom();
    return tokens.accept("**") ? new Binary("**", base, sign()) : base;
  }

  private Expression atom() {
    if (tokens.accept("(")) {
      return tuple();
    }
    if (tokens.accept("[")) {
      return new Items(values("]"), false);
    }
    String token = tokens.take();
    if (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_') {
      return word(token);
    }
    char first = token.charAt(0);
    if (first == '"' || first == '\'') {
      return new Literal(new Value.Text(unescaped(token)), token);
    }
    String number = token.replace("_", "");
    boolean whole = number.chars().allMatch(Character::isDigit);
    return whole
        ? new Literal(Long.valueOf(number), token)
        : new Literal(Double.valueOf(number), token);
  }

  private Expression tuple() {
    Expression first = value();
    if (tokens.accept(")")) {
      return first;
    }
    tokens.expect(",");
    List<Expression> values = new ArrayList<>(List.of(first));
    values.addAll(values(")"));
    return new Items(values, true);
  }

  private List<Expression> values(String end) {
    List<Expression> values = new ArrayList<>();
    while (!tokens.accept(end)) {
      values.add(value());
      if (!tokens.accept(",")) {
        tokens.expect(end);
        break;
      }
    }
    return values;
  }

  private Expression word(String token) {
    return switch (token) {
      case "true", "True" -> new Literal(true, token);
      case "false", "False" -> new Literal(false, token);
      case "none", "None" -> new Literal(new Value.Nothing(), token);
      default -> tokens.peek(0).equals("(") ? new Call(token, arguments()) : new Name(token);
    };
  }

  /** What is in brackets behind a name. */
  List<Argument> arguments() {
    tokens.expect("(");
    List<Argument> arguments = new ArrayList<>();
    while (!tokens.accept(")")) {
      Optional<String> name = Optional.empty();
      if (tokens.peek(1).equals("=")) {
        name = Optional.of(tokens.take());
        tokens.expect("=");
      }
      arguments.add(new Argument(name, value()));
      if (!tokens.accept(",")) {
        tokens.expect(")");
        break;
      }
    }
    return arguments;
  }

  private static String unescaped(String token) {
    return token
        .substring(1, token.length() - 1)
        .replace("\\\"", "\"")
        .replace("\\'", "'")
        .replace("\\\\", "\\");
  }
}
