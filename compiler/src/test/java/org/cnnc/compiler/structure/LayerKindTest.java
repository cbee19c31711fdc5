package org.cnnc.compiler.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.layer.LayerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer kind is registered and documented, and adding one needs nothing else. */
class LayerKindTest {
  static List<LayerKind> kinds() {
    return found(LayerKind.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theJavadocHoldsAnExample(LayerKind kind) throws IOException {
    String source = source(kind.getClass());
    int declaration = source.indexOf("class " + kind.getClass().getSimpleName());
    declaration = declaration < 0 ? source.indexOf("record " + kind.name()) : declaration;
    int start = source.lastIndexOf("/**", declaration);

    assertThat(start).as("javadoc of %s", kind.name()).isNotNegative();
    assertThat(source.substring(start, declaration)).contains(kind.name() + "(");
  }

  @Test
  void everyLayerKindIsRegistered() {
    assertThat(names(found(LayerKind.class))).containsAll(implementations(LayerKind.class));
  }

  @Test
  void everyActivationIsRegistered() {
    assertThat(names(found(Activation.class))).containsAll(implementations(Activation.class));
  }

  @Test
  void theNamesAreDistinct() {
    assertThat(kinds().stream().map(LayerKind::name)).doesNotHaveDuplicates();
    assertThat(found(Activation.class).stream().map(Activation::name)).doesNotHaveDuplicates();
  }

  private static <T> List<T> found(Class<T> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static List<String> names(List<?> providers) {
    return providers.stream().map(p -> p.getClass().getName()).toList();
  }

  /** Those that can be registered; others are made from arguments. */
  private static List<String> implementations(Class<?> service) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cnnc.compiler")
            .stream()
            .filter(c -> c.isAssignableTo(service) && !c.isInterface())
            .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(c -> c.tryGetConstructor().isPresent())
            .map(JavaClass::getName)
            .toList();
  }

  private static String source(Class<?> type) throws IOException {
    Path file = Path.of("src", "main", "java");
    for (String part : type.getName().split("\\.")) {
      file = file.resolve(part);
    }
    return Files.readString(file.resolveSibling(type.getSimpleName() + ".java"));
  }
}
