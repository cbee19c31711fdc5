package org.cnnc.compiler.compiled;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.source.Source;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.Pass;

/**
 * A network from its text to its class.
 *
 * @param text what was compiled
 * @param classFiles what javac made of the generated sources, by class name
 */
public record CompiledNetwork(
    String text, List<EmittedFile> files, Map<String, byte[]> classFiles, Class<?> type) {
  private static final String PACKAGE = "generated";

  /** Compiles a file of one model; any error is an {@link AssertionError} with the text. */
  public static CompiledNetwork of(String text) {
    CnnCompiler.Response response =
        new CnnCompiler().compile(new CnnCompiler.Request(new Source("Test.cnn", text), PACKAGE));
    if (response.failed()) {
      throw new AssertionError(complaints(response) + "\n" + text);
    }
    Map<String, byte[]> classFiles = InMemoryJavaCompiler.compile(response.files());
    String name = PACKAGE + "." + response.models().get(0).name();
    try {
      Class<?> type = InMemoryJavaCompiler.load(classFiles).loadClass(name);
      return new CompiledNetwork(text, response.files(), classFiles, type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no class " + name + " among " + classFiles.keySet(), e);
    }
  }

  private static String complaints(CnnCompiler.Response response) {
    return response.diagnostics().stream()
        .map(d -> d.id() + ": " + d.message() + d.hint().map(h -> " " + h).orElse(""))
        .collect(Collectors.joining("\n"));
  }

  /** A network with fresh weights. */
  public Model create(long seed) {
    return (Model) call(type, null, "create", new Class<?>[] {long.class}, seed);
  }

  /** The arithmetic behind {@code model}, for tests that choose the output's gradient. */
  public static Pass newPass(Model model, int capacity, boolean training) {
    Class<?>[] types = {int.class, boolean.class};
    return (Pass) call(model.getClass(), model, "newPass", types, capacity, training);
  }

  private static Object call(
      Class<?> type, Object target, String name, Class<?>[] types, Object... arguments) {
    try {
      Method method = type.getDeclaredMethod(name, types);
      method.setAccessible(true);
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(name + " of " + type.getName() + " fails", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
