package org.cnnc.compiler.train;

import java.util.List;
import java.util.Map;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.syntax.FileParser;
import org.cnnc.compiler.syntax.TrainSyntax;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Word;
import org.cnnc.compiler.word.Words;

/** Calls of words as a file writes them. */
final class Calls {
  private Calls() {}

  static Arguments bind(Word word, String call, Words words) {
    Source source = new Source("call.cnn", "train Run for Net { data x = " + call + " }");
    TrainSyntax train =
        FileParser.parse(source, Limits.DEFAULT, new Diagnostics()).orElseThrow().trains().get(0);
    TrainSyntax.Data data = (TrainSyntax.Data) train.statements().get(0);
    return Arguments.bind(word, new Evaluator(Map.of()).call(data.source()), List.of(), words);
  }
}
