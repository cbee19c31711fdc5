package org.cnnc.tools.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.format.CanonicalForm;
import org.cnnc.compiler.source.Source;
import org.cnnc.runtime.io.DurableFile;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.build.ProblemException;
import org.cnnc.tools.build.SourceFile;

/**
 * A {@code .cnn} file and its canonical form.
 *
 * @param form empty if the file has a syntax error
 * @param errors why there is no form
 */
public record FormattedFile(
    Path path, Source source, Optional<String> form, List<Diagnostic> errors) {
  /** All {@code .cnn} files below a folder, or the one file given. */
  public static List<FormattedFile> read(Path folder) throws IOException {
    List<FormattedFile> files = new ArrayList<>();
    for (SourceFile file : SourceFile.find(folder)) {
      files.add(read(file));
    }
    return files;
  }

  private static FormattedFile read(SourceFile file) throws IOException {
    Source source = new Source(file.name(), "");
    try {
      file.checkName();
      source = file.decode(file.read());
      Diagnostics diagnostics = new Diagnostics();
      Optional<String> form = CanonicalForm.of(source, Limits.DEFAULT, diagnostics);
      return new FormattedFile(file.path(), source, form, diagnostics.inSourceOrder());
    } catch (ProblemException e) {
      return new FormattedFile(
          file.path(), source, Optional.empty(), List.of(e.diagnostic(source)));
    }
  }

  /** Whether the file is well formed and not in its canonical form. */
  public boolean differs() {
    return form.isPresent() && !form.get().equals(source.text());
  }

  /**
   * Where the file differs first, if it does.
   *
   * @param command writes the canonical form: {@code mvn cnn:format}
   */
  public Optional<Diagnostic> difference(String command) {
    return differs()
        ? Optional.of(Difference.report(source, form.orElseThrow(), command))
        : Optional.empty();
  }

  /** The file with the reports about it. */
  public CompiledFile with(List<Diagnostic> diagnostics) {
    return new CompiledFile(path, Map.of(), List.of(), List.of(), List.of(), diagnostics);
  }

  /** Replaces the file by its canonical form, whole or not at all; returns whether it had to. */
  public boolean write() throws IOException {
    if (!differs()) {
      return false;
    }
    Path target = path.toRealPath();
    if (!Files.isWritable(target)) {
      throw new FileSystemException(path.toString(), null, "the file is read-only");
    }
    Optional<Set<PosixFilePermission>> permissions = permissions(target);
    ByteBuffer bytes = ByteBuffer.wrap(form.orElseThrow().getBytes(StandardCharsets.UTF_8));
    DurableFile.write(
        target,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
    if (permissions.isPresent()) {
      Files.setPosixFilePermissions(target, permissions.get());
    }
    return true;
  }

  private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null ? Optional.empty() : Optional.of(view.readAttributes().permissions());
  }
}
