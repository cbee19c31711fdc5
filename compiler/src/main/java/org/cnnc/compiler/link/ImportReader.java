package org.cnnc.compiler.link;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.syntax.ImportSyntax;

/** Gets the files that imports name, or says why not. */
final class ImportReader {
  private final SourceFiles files;

  ImportReader(SourceFiles files) {
    this.files = files;
  }

  /** The name of an imported file below the source folder. */
  String resolve(ImportSyntax syntax, Source importer) {
    return ImportPath.resolve(importer.name(), syntax.path()).orElseThrow(() -> outside(syntax));
  }

  /** The text of an imported file. */
  Source read(String name, ImportSyntax syntax, Source importer) {
    SourceFiles.Answer answer = files.read(name);
    if (answer instanceof SourceFiles.Found found) {
      return found.source();
    }
    if (answer instanceof SourceFiles.Missing missing) {
      throw missing(name, missing.others(), syntax, importer);
    }
    if (answer instanceof SourceFiles.Unreadable unreadable) {
      throw new Refusal(
          Diagnostic.error(unreadable.id(), syntax.span(), unreadable.message())
              .withHint("Import another file, or repair `" + name + "`."));
    }
    throw outside(syntax);
  }

  private static Refusal outside(ImportSyntax syntax) {
    return new Refusal(
        Diagnostic.error(
                "import-outside", syntax.span(), "An import stays inside the source folder.")
            .withHint(
                "Write a path from this file, with `/` between folders: `\"lib/blocks.cnn\"`."));
  }

  private static Refusal missing(
      String name, List<String> others, ImportSyntax syntax, Source importer) {
    Optional<String> near =
        others.contains(name + ".cnn")
            ? Optional.of(name + ".cnn")
            : Suggestions.nearest(name, others);
    return new Refusal(
        Diagnostic.error(
                "import-missing", syntax.span(), "There is no file `" + syntax.path() + "`.")
            .withHint(
                near.map(n -> "Did you mean `" + ImportPath.relative(importer.name(), n) + "`?")
                    .orElse("Write its path from the folder of this file.")));
  }
}
