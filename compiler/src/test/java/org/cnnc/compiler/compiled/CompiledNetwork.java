package org.cnnc.compiler.compiled;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  /** Compiles a file of one model; any error is an {@link AssertionError} with the text. */
  public static CompiledNetwork of(String text) {
    Emitted emitted = Emitted.of(text, "generated");
    return emitted.load(InMemoryJavaCompiler.compile(emitted.files()));
  }

  /** What the compiler made of a text, for javac. */
  record Emitted(String text, String className, List<EmittedFile> files) {
    static Emitted of(String text, String packageName) {
      CnnCompiler.Request request =
          new CnnCompiler.Request(new Source("Test.cnn", text), packageName);
      CnnCompiler.Response response = new CnnCompiler().compile(request);
      if (response.failed()) {
        throw new AssertionError(complaints(response) + "\n" + text);
      }
      String name = packageName + "." + response.models().get(0).name();
      return new Emitted(text, name, response.files());
    }

    /** The class among what javac made, which may hold other networks too. */
    CompiledNetwork load(Map<String, byte[]> classFiles) {
      Map<String, byte[]> own = new TreeMap<>(classFiles);
      own.keySet().removeIf(name -> !name.equals(className) && !name.startsWith(className + "$"));
      try {
        Class<?> type = InMemoryJavaCompiler.load(own).loadClass(className);
        return new CompiledNetwork(text, files, own, type);
      } catch (ClassNotFoundException e) {
        throw new AssertionError("no class " + className + " among " + classFiles.keySet(), e);
      }
    }

    private static String complaints(CnnCompiler.Response response) {
      return response.diagnostics().stream()
          .map(d -> d.id() + ": " + d.message() + d.hint().map(h -> " " + h).orElse(""))
          .collect(Collectors.joining("\n"));
    }
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
