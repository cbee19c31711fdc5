package org.cnnc.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final JavaClasses RUNTIME =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cnnc.runtime");

  @Test
  void importsNothingButJavaBase() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.cnnc.runtime..",
            "java.io",
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.lang.runtime",
            "java.nio..",
            "java.util",
            "java.util.concurrent..",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "java.util.zip")
        .check(RUNTIME);
  }

  /** The incubating module is asked for by name, where it is there. */
  @Test
  void compilesWithoutTheVectorModule() {
    noClasses().should().dependOnClassesThat().resideInAPackage("jdk.incubator..").check(RUNTIME);
  }

  @Test
  void serializesNothingAndLoadsNoClassByName() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.Object(In|Out)putStream")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .check(RUNTIME);
  }

  /** Their results may differ from one JVM to the next. */
  @Test
  void usesNoFunctionWithFreeBits() {
    for (String name : new String[] {"exp", "log", "sin", "cos", "tan", "log10", "cbrt"}) {
      noClasses().should().callMethod(Math.class, name, double.class).check(RUNTIME);
    }
    noClasses().should().callMethod(Math.class, "pow", double.class, double.class).check(RUNTIME);
  }

  @Test
  void explainsEveryPackage() throws IOException {
    Path sources = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> folders =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();
      assertThat(folders).hasSizeGreaterThan(6);
      assertThat(folders).allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
    }
  }
}
