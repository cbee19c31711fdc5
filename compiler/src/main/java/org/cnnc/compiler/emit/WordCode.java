package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.source.Decimal;
import org.cnnc.compiler.train.TrainingWord;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.Use;

/** Writes words of a {@code train} section as constructor calls. */
final class WordCode {
  private WordCode() {}

  /** {@code new Adam(0.001, 0.9, 0.999, 1.0E-7, false)}. */
  static CodeBlock of(Use<? extends TrainingWord> use) {
    return call(use, use.word().parameters(), List.of());
  }

  /** {@code new FunctionLoss("huber", Run::huber, Run::dHuberByP)}. */
  static CodeBlock of(TrainingWord word, List<CodeBlock> methods) {
    ClassName type = ClassName.bestGuess(word.runtimeClass().orElseThrow());
    return CodeBlock.of("new $T($S, $L)", type, word.name(), CodeBlock.join(methods, ", "));
  }

  /** A call with some of the word's parameters, after arguments of our own. */
  static CodeBlock call(
      Use<? extends TrainingWord> use, List<Parameter<?>> parameters, List<CodeBlock> first) {
    List<CodeBlock> values = new ArrayList<>(first);
    parameters.forEach(parameter -> values.add(value(use.arguments(), parameter)));
    ClassName type = ClassName.bestGuess(use.word().runtimeClass().orElseThrow());
    return CodeBlock.of("new $T($L)", type, CodeBlock.join(values, ", "));
  }

  private static CodeBlock value(Arguments arguments, Parameter<?> parameter) {
    return literal(arguments.get(parameter));
  }

  /** A value of the language in Java; {@code none} is null. */
  static CodeBlock literal(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(WordCode::literal).orElse(CodeBlock.of("null"));
    }
    if (value instanceof String text) {
      return CodeBlock.of("$S", text);
    }
    if (value instanceof Long number) {
      return CodeBlock.of("$LL", number);
    }
    if (value instanceof Double number) {
      return CodeBlock.of("$L", Decimal.of(number));
    }
    if (value instanceof Integer || value instanceof Boolean) {
      return CodeBlock.of("$L", value);
    }
    throw new IllegalArgumentException("no literal for " + value.getClass());
  }
}
