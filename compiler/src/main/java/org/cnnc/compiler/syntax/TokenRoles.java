package org.cnnc.compiler.syntax;

import java.util.Arrays;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.RuleNode;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.cnnc.compiler.syntax.SourceToken.Role;
import org.cnnc.grammar.CnnBaseVisitor;
import org.cnnc.grammar.CnnParser.ArgContext;
import org.cnnc.grammar.CnnParser.ArgsContext;
import org.cnnc.grammar.CnnParser.AtomContext;
import org.cnnc.grammar.CnnParser.BlockDeclContext;
import org.cnnc.grammar.CnnParser.FileContext;
import org.cnnc.grammar.CnnParser.FunctionDeclContext;
import org.cnnc.grammar.CnnParser.ParamContext;
import org.cnnc.grammar.CnnParser.ParamsContext;
import org.cnnc.grammar.CnnParser.ProductContext;
import org.cnnc.grammar.CnnParser.SignContext;
import org.cnnc.grammar.CnnParser.SingleContext;
import org.cnnc.grammar.CnnParser.StmtContext;
import org.cnnc.grammar.CnnParser.TensorTypeContext;
import org.cnnc.grammar.CnnParser.TensorsContext;
import org.cnnc.grammar.CnnParser.TrainStmtContext;

/** Notes the {@link Role} of every token of a tree. */
final class TokenRoles extends CnnBaseVisitor<Void> {
  private final Role[] roles;

  TokenRoles(int tokens) {
    roles = new Role[tokens];
    Arrays.fill(roles, Role.PLAIN);
  }

  Role of(int token) {
    return roles[token];
  }

  private void note(Token token, Role role) {
    roles[token.getTokenIndex()] = role;
  }

  private Void noteMark(ParserRuleContext tree, String mark, Role role) {
    for (ParseTree child : tree.children) {
      if (child instanceof TerminalNode leaf && leaf.getText().equals(mark)) {
        note(leaf.getSymbol(), role);
        break;
      }
    }
    return visitChildren(tree);
  }

  @Override
  public Void visitChildren(RuleNode node) {
    ParserRuleContext tree = (ParserRuleContext) node;
    boolean statement = tree instanceof StmtContext || tree instanceof TrainStmtContext;
    if (statement || tree.getParent() instanceof FileContext) {
      note(tree.getStart(), Role.STATEMENT);
    }
    return super.visitChildren(node);
  }

  @Override
  public Void visitArgs(ArgsContext tree) {
    return noteMark(tree, "(", Role.APPLIED);
  }

  @Override
  public Void visitTensors(TensorsContext tree) {
    return noteMark(tree, "(", Role.APPLIED);
  }

  @Override
  public Void visitParams(ParamsContext tree) {
    return noteMark(tree, "(", Role.APPLIED);
  }

  @Override
  public Void visitFunctionDecl(FunctionDeclContext tree) {
    return noteMark(tree, "(", Role.APPLIED);
  }

  @Override
  public Void visitBlockDecl(BlockDeclContext tree) {
    return noteMark(tree, "(", Role.TENSOR_NAMES);
  }

  @Override
  public Void visitTensorType(TensorTypeContext tree) {
    return noteMark(tree, "[", Role.APPLIED);
  }

  @Override
  public Void visitArg(ArgContext tree) {
    return noteMark(tree, "=", Role.NAMED);
  }

  @Override
  public Void visitParam(ParamContext tree) {
    return tree.id(1) == null ? noteMark(tree, "=", Role.NAMED) : visitChildren(tree);
  }

  @Override
  public Void visitSign(SignContext tree) {
    note(tree.getStart(), Role.SIGN);
    return visitChildren(tree);
  }

  @Override
  public Void visitProduct(ProductContext tree) {
    boolean numbers = isNumber(tree.sum(0)) && isNumber(tree.sum(1));
    return numbers ? noteMark(tree, "/", Role.FRACTION) : visitChildren(tree);
  }

  private static boolean isNumber(ParserRuleContext tree) {
    return tree instanceof SingleContext single
        && (single.atom().INT() != null || single.atom().FLOAT() != null);
  }

  @Override
  public Void visitAtom(AtomContext tree) {
    if (tree.value().size() != 1) {
      return visitChildren(tree);
    }
    boolean comma = tree.getChild(2).getText().equals(",");
    return noteMark(tree, "(", comma ? Role.TUPLE_OF_ONE : Role.VALUE);
  }
}
