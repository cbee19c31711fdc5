package org.cnnc.compiler.expand;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Parameters;
import org.cnnc.compiler.layer.InputCount;
import org.cnnc.compiler.link.Block;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.BlockSyntax;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.word.Value;

/** Calls blocks: their statements are carried out anew each time, with names of their own. */
final class BlockCalls {
  private final Network network;
  private final Frame caller;

  BlockCalls(Network network, Frame caller) {
    this.network = network;
    this.caller = caller;
  }

  /** The tensors a block gives. */
  List<TensorEntry> call(Block block, CallSyntax call, List<TensorEntry> inputs) {
    BlockSyntax syntax = block.syntax();
    network.spend(syntax.parameters().size());
    requireCount(syntax, call, inputs.size());
    List<Value.Argument> arguments = caller.evaluator().arguments(call.arguments());
    Map<String, Value> values =
        new Parameters(syntax.name(), syntax.parameters(), block.home())
            .read(arguments, call.name().span(), network.diagnostics())
            .orElseThrow(Refusal::reported);
    Frame frame = new Frame(network, block.home(), values);
    for (int i = 0; i < inputs.size(); i++) {
      frame.see(inputs.get(i), syntax.tensors().get(i));
    }
    if (inputs.size() == 1) {
      frame.makeCurrent(inputs.get(0), syntax.tensors().get(0).text());
    }
    Diagnostic.Note note =
        new Diagnostic.Note("`" + syntax.name().text() + "` is called", Optional.of(call.span()));
    network.diagnostics().within(Optional.of(note), () -> run(syntax, frame));
    return frame.result();
  }

  private void run(BlockSyntax syntax, Frame frame) {
    Applications applications = new Applications(network, frame);
    new Statements(network, frame, applications, s -> giveBack(s, frame, applications))
        .run(syntax.statements());
  }

  private void giveBack(StatementSyntax statement, Frame frame, Applications applications) {
    if (!(statement instanceof StatementSyntax.Return result)) {
      throw Refusal.reported();
    }
    if (!applications.isCurrent(result.tensor())) {
      network.notSequential();
    }
    frame.result(applications.tensors(result.tensor()));
  }

  private static void requireCount(BlockSyntax block, CallSyntax call, int received) {
    List<Name> tensors = block.tensors();
    if (received != tensors.size()) {
      InputCount needed = InputCount.of(tensors.size());
      Span declared = tensors.get(0).span().to(tensors.get(tensors.size() - 1).span());
      String message =
          "`%s` takes %s; received %d.".formatted(block.name().text(), needed, received);
      throw new Refusal(
          Diagnostic.error("input-count", call.span(), message)
              .withNote("They are declared", declared)
              .withHint("Give as many tensors as the block has names for."));
    }
  }
}
