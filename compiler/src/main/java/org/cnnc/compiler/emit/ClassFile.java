package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.source.Source;

/** The file of a generated class: its first line, its form, its place. */
final class ClassFile {
  private ClassFile() {}

  static JavaFile.Builder of(ClassName name, TypeSpec type, Source source) {
    String path = source.name();
    String fileName = Javadoc.escape(path.substring(path.lastIndexOf('/') + 1));
    return JavaFile.builder(name.packageName(), type)
        .addFileComment("Generated from $L by cnn-compiler.", fileName)
        .skipJavaLangImports(true)
        .indent("  ");
  }

  static EmittedFile emitted(ClassName name, JavaFile.Builder file) {
    String folder = name.packageName().isEmpty() ? "" : name.packageName().replace('.', '/') + "/";
    return new EmittedFile(folder + name.simpleName() + ".java", file.build().toString());
  }
}
