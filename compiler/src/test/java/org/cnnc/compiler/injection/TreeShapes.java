package org.cnnc.compiler.injection;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.cnnc.compiler.EmittedFile;

/** The form of Java sources, as javac reads them: all but names and literals. */
final class TreeShapes {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private TreeShapes() {}

  /** The form of each file, in one line; an {@link AssertionError} if one is not Java. */
  static List<String> of(List<EmittedFile> files) {
    DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
    List<Text> texts = files.stream().map(file -> new Text(file.text())).toList();
    JavacTask task = (JavacTask) JAVAC.getTask(null, null, complaints, null, null, texts);
    try {
      List<String> shapes = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        StringBuilder shape = new StringBuilder();
        new Shape(shape).scan(unit, null);
        shapes.add(shape.toString());
      }
      if (!complaints.getDiagnostics().isEmpty()) {
        throw new AssertionError(complaints.getDiagnostics());
      }
      return shapes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shape extends TreeScanner<Void, Void> {
    private final StringBuilder text;

    Shape(StringBuilder text) {
      this.text = text;
    }

    @Override
    public Void scan(Tree tree, Void nothing) {
      if (isName(tree)) {
        text.append("(NAME)");
      } else if (tree != null && !(tree instanceof ImportTree)) {
        text.append('(').append(tree.getKind());
        text.append(tree instanceof ModifiersTree modifiers ? modifiers.getFlags() : "");
        super.scan(tree, nothing);
        text.append(')');
      }
      return null;
    }
  }

  /** A class is imported or written out, depending on which other names there are. */
  private static boolean isName(Tree tree) {
    return tree instanceof IdentifierTree
        || tree instanceof MemberSelectTree member && isName(member.getExpression());
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("memory:///Any.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
