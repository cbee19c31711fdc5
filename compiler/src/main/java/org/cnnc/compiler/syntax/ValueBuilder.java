package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.ValueSyntax.Binary;
import org.cnnc.compiler.syntax.ValueSyntax.Unary;
import org.cnnc.grammar.CnnBaseVisitor;
import org.cnnc.grammar.CnnParser.AdditionContext;
import org.cnnc.grammar.CnnParser.ArgContext;
import org.cnnc.grammar.CnnParser.ArgsContext;
import org.cnnc.grammar.CnnParser.AtomContext;
import org.cnnc.grammar.CnnParser.CallContext;
import org.cnnc.grammar.CnnParser.ComparisonContext;
import org.cnnc.grammar.CnnParser.ConjunctionContext;
import org.cnnc.grammar.CnnParser.MapLiteralContext;
import org.cnnc.grammar.CnnParser.NegationContext;
import org.cnnc.grammar.CnnParser.PowerContext;
import org.cnnc.grammar.CnnParser.ProductContext;
import org.cnnc.grammar.CnnParser.SignContext;
import org.cnnc.grammar.CnnParser.SingleContext;
import org.cnnc.grammar.CnnParser.ValueContext;

/** Turns the parser's expressions and calls into records. */
final class ValueBuilder extends CnnBaseVisitor<ValueSyntax> {
  private final Places places;

  ValueBuilder(Places places) {
    this.places = places;
  }

  CallSyntax call(CallContext tree) {
    return new CallSyntax(places.name(tree.id()), arguments(tree.args()), places.of(tree));
  }

  List<CallSyntax.Argument> arguments(ArgsContext tree) {
    return tree.arg().stream().map(this::argument).toList();
  }

  private CallSyntax.Argument argument(ArgContext tree) {
    Optional<Name> name = Optional.ofNullable(tree.id()).map(places::name);
    ValueSyntax value = tree.mapLiteral() == null ? visit(tree.value()) : visit(tree.mapLiteral());
    return new CallSyntax.Argument(name, value, places.of(tree));
  }

  @Override
  public ValueSyntax visitMapLiteral(MapLiteralContext tree) {
    // Taken once: the tree looks through all its children for each of them.
    List<ValueContext> values = tree.value();
    List<ValueSyntax.Entry> entries = new ArrayList<>();
    for (int i = 0; i + 1 < values.size(); i += 2) {
      entries.add(new ValueSyntax.Entry(visit(values.get(i)), visit(values.get(i + 1))));
    }
    return new ValueSyntax.Entries(entries, places.of(tree));
  }

  @Override
  public ValueSyntax visitValue(ValueContext tree) {
    return chain("or", tree, tree.conjunction());
  }

  @Override
  public ValueSyntax visitConjunction(ConjunctionContext tree) {
    return chain("and", tree, tree.negation());
  }

  private ValueSyntax chain(
      String operator, ParserRuleContext tree, List<? extends ParserRuleContext> parts) {
    ValueSyntax left = visit(parts.get(0));
    for (ParserRuleContext part : parts.subList(1, parts.size())) {
      ValueSyntax right = visit(part);
      left = new Binary(operator, left, right, left.span().to(right.span()));
    }
    return left;
  }

  @Override
  public ValueSyntax visitNegation(NegationContext tree) {
    return tree.negation() == null
        ? visit(tree.comparison())
        : new Unary("not", visit(tree.negation()), places.of(tree));
  }

  @Override
  public ValueSyntax visitComparison(ComparisonContext tree) {
    return tree.sum().size() == 1 ? visit(tree.sum(0)) : binary(tree, tree.sum());
  }

  @Override
  public ValueSyntax visitPower(PowerContext tree) {
    return binary(tree, tree.sum());
  }

  @Override
  public ValueSyntax visitProduct(ProductContext tree) {
    return binary(tree, tree.sum());
  }

  @Override
  public ValueSyntax visitAddition(AdditionContext tree) {
    return binary(tree, tree.sum());
  }

  private ValueSyntax binary(ParserRuleContext tree, List<? extends ParserRuleContext> operands) {
    String operator = tree.getChild(1).getText();
    return new Binary(operator, visit(operands.get(0)), visit(operands.get(1)), places.of(tree));
  }

  @Override
  public ValueSyntax visitSign(SignContext tree) {
    return new Unary(tree.getChild(0).getText(), visit(tree.sum()), places.of(tree));
  }

  @Override
  public ValueSyntax visitSingle(SingleContext tree) {
    return visit(tree.atom());
  }

  @Override
  public ValueSyntax visitAtom(AtomContext tree) {
    Span span = places.of(tree);
    String text = tree.getStart().getText();
    if (tree.INT() != null) {
      return new ValueSyntax.Whole(whole(text, span), span);
    }
    if (tree.FLOAT() != null) {
      return new ValueSyntax.Real(Double.parseDouble(text.replace("_", "")), span);
    }
    if (tree.STRING() != null) {
      return new ValueSyntax.Text(TextLiteral.value(text), span);
    }
    if (tree.call() != null) {
      return new ValueSyntax.Call(call(tree.call()));
    }
    return tree.id() != null
        ? new ValueSyntax.Word(places.name(tree.id()))
        : wordOrGroup(tree, text, span);
  }

  private ValueSyntax wordOrGroup(AtomContext tree, String text, Span span) {
    return switch (text) {
      case "true", "True" -> new ValueSyntax.Bool(true, span);
      case "false", "False" -> new ValueSyntax.Bool(false, span);
      case "none", "None" -> new ValueSyntax.None(span);
      case "[" -> new ValueSyntax.Items(tree.value().stream().map(this::visit).toList(), span);
      default -> group(tree, span);
    };
  }

  /** A tuple has a comma; {@code (3)} is 3. */
  private ValueSyntax group(AtomContext tree, Span span) {
    boolean tuple = tree.getChild(2).getText().equals(",");
    return tuple
        ? new ValueSyntax.Tuple(tree.value().stream().map(this::visit).toList(), span)
        : visit(tree.value(0));
  }

  private static long whole(String digits, Span span) {
    try {
      return Long.parseLong(digits.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new Refusal(
          Diagnostic.error(
              "number-too-large", span, "A whole number is at most 9,223,372,036,854,775,807."));
    }
  }
}
