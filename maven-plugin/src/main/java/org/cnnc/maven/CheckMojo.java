package org.cnnc.maven;

import static org.cnnc.tools.build.Words.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.tools.build.BuildRequest;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.build.ModelBuild;
import org.cnnc.tools.format.FormattedFile;
import org.codehaus.plexus.build.BuildContext;

/**
 * Fails if a {@code .cnn} file of the project or of its tests does not compile, or is not in the
 * canonical form that {@code cnn:format} writes. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends SourcesMojo {
  /** The package of all classes, instead of the folders of their models. */
  @Parameter(property = "cnn.packageName")
  private String packageName;

  @Inject
  CheckMojo(BuildContext context) {
    super(context);
  }

  @Override
  void execute(List<FormattedFile> files) throws IOException, MojoFailureException {
    Map<Path, CompiledFile> compiled =
        compile().stream().collect(Collectors.toMap(CompiledFile::path, file -> file, (a, b) -> a));
    List<CompiledFile> reports = new ArrayList<>();
    for (FormattedFile file : files) {
      CompiledFile report = compiled.get(file.path());
      reports.add(file.difference("mvn cnn:format").map(report::with).orElse(report));
    }
    new DiagnosticLog(getLog(), context()).print(reports);
    getLog().info("No errors in %s, all in canonical form.".formatted(count(files.size(), "file")));
  }

  private List<CompiledFile> compile() throws IOException {
    ModelBuild build = new ModelBuild(new CnnCompiler(getClass().getClassLoader())::check);
    List<CompiledFile> files = new ArrayList<>();
    for (Path folder : folders()) {
      BuildRequest request =
          BuildRequest.forChecking(folder, plugin().getVersion())
              .with(Optional.ofNullable(packageName));
      files.addAll(build.check(request).files());
    }
    return files;
  }
}
