package org.cnnc.compiler.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Renderer;
import org.junit.jupiter.api.Test;

class ProjectStructureTest {
  private static final Path MAIN = Path.of("src", "main", "java");
  private static final Path TEST = Path.of("src", "test", "java");
  private static final int LONGEST_FILE = 300;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cnnc.compiler");

  @Test
  void onlySyntaxKnowsTheParser() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cnnc.compiler.syntax..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.antlr..", "org.cnnc.grammar..")
        .check(CLASSES);
  }

  @Test
  void onlyEmitAndTheRenderersWriteJava() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.cnnc.compiler.emit..", "org.cnnc.compiler.kernel.*..")
        .and()
        .doNotBelongToAnyOf(Renderer.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir.javapoet..")
        .check(CLASSES);
  }

  /** The name of the incubating module: a word of generated code alone. */
  @Test
  void onlyEmitAndTheVectorRendererNameTheVectorModule() throws IOException {
    List<Path> emitting =
        Stream.of("emit", "kernel/vector").map(MAIN.resolve("org/cnnc/compiler")::resolve).toList();
    for (Path file : javaFiles(MAIN)) {
      if (emitting.stream().noneMatch(file::startsWith) && !file.endsWith("EmittedFile.java")) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain("jdk.incubator");
      }
    }
  }

  @Test
  void theCompilerItselfNeedsNoVectorModule() {
    noClasses().should().dependOnClassesThat().resideInAPackage("jdk.incubator..").check(CLASSES);
  }

  @Test
  void layerKindsKnowNeitherTheirPlaceNorFiles() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.cnnc.compiler.layer.kinds..", "org.cnnc.compiler.layer.activations..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.cnnc.compiler.source..",
            "org.cnnc.compiler.syntax..",
            "org.cnnc.compiler.expand..",
            "org.cnnc.compiler.model..",
            "org.cnnc.compiler.plan..",
            "org.cnnc.compiler.emit..",
            "java.nio.file..",
            "java.io..")
        .check(CLASSES);
  }

  @Test
  void theCompilerReadsAndWritesNoFiles() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.nio\\.file\\.Files|java\\.nio\\.channels\\..*"
                + "|java\\.io\\.(File|RandomAccessFile|File.*Stream|FileReader|FileWriter)")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Base)(\\$.*)?")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItHolds() throws IOException {
    for (Path root : List.of(MAIN, TEST)) {
      for (Path file : javaFiles(root)) {
        Path info = root.relativize(file).resolveSibling("package-info.java");
        assertThat(Files.exists(MAIN.resolve(info)) || Files.exists(TEST.resolve(info)))
            .as("a package-info.java beside %s", file)
            .isTrue();
      }
    }
  }

  @Test
  void filesAreShort() throws IOException {
    for (Path file : javaFiles(MAIN)) {
      assertThat(Files.readAllLines(file))
          .as("lines of %s", file)
          .hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
