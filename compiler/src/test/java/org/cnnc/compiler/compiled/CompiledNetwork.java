package org.cnnc.compiler.compiled;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.runtime.BatchSums;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.Pass;

/**
 * A network from its text to its class.
 *
 * @param text what was compiled, a {@link Bundle}
 * @param classFiles what javac made of the sources for applications, by class name
 * @param type loaded without the classes for vector units
 * @param vectors those classes
 */
public record CompiledNetwork(
    String text,
    List<EmittedFile> files,
    Map<String, byte[]> classFiles,
    Class<?> type,
    VectorClasses vectors) {
  /** Compiles a file of one model; any error is an {@link AssertionError} with the text. */
  public static CompiledNetwork of(String text) {
    return of(text, Algorithms.AUTO);
  }

  /** The same, with convolutions summed in a certain way. */
  public static CompiledNetwork of(String text, Algorithms algorithms) {
    Emitted emitted = Emitted.of(text, "generated", algorithms);
    return emitted.load(
        InMemoryJavaCompiler.compile(emitted.files()), new VectorClasses.Sources(emitted.files()));
  }

  /** What the compiler made of a text, for javac. */
  record Emitted(String text, String className, List<EmittedFile> files) {
    static Emitted of(String text, String packageName, Algorithms algorithms) {
      CnnCompiler.Request request =
          Bundle.of(text).request("Test.cnn", packageName).with(algorithms);
      CnnCompiler.Response response = new CnnCompiler().compile(request);
      if (response.failed()) {
        throw new AssertionError(complaints(response) + "\n" + text);
      }
      String name = packageName + "." + response.models().get(0).name();
      return new Emitted(text, name, response.files());
    }

    /** The class among what javac made, which may hold other networks too. */
    CompiledNetwork load(Map<String, byte[]> classFiles, VectorClasses.Sources vectors) {
      Map<String, byte[]> own = new TreeMap<>(classFiles);
      own.keySet().removeIf(name -> !name.equals(className) && !name.startsWith(className + "$"));
      try {
        Class<?> type = InMemoryJavaCompiler.load(own::get).loadClass(className);
        return new CompiledNetwork(text, files, own, type, new VectorClasses(vectors, className));
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

  /** What javac made of all sources, by class name. */
  public Map<String, byte[]> classFilesOfAllRenderings() {
    Map<String, byte[]> all = new TreeMap<>(classFiles);
    Rendering.VECTORS.forEach(rendering -> all.putAll(vectors.classFiles(rendering)));
    return all;
  }

  /** A network of one input and one output with fresh weights, in the portable rendering. */
  public Model create(long seed) {
    return (Model) graph(seed);
  }

  /** A network with fresh weights, in the portable rendering. */
  public GraphModel graph(long seed) {
    return create(type, seed);
  }

  /** The same as applications get it that run with the incubating module. */
  public Model createForThisMachine(long seed) {
    return (Model) graphForThisMachine(seed);
  }

  /** A network as applications get it that run with the incubating module. */
  public GraphModel graphForThisMachine(long seed) {
    Function<String, byte[]> all =
        name -> classFiles.containsKey(name) ? classFiles.get(name) : vectors.find(name);
    System.setProperty("cnn.kernels", "vector");
    try {
      return create(InMemoryJavaCompiler.load(all).loadClass(type.getName()), seed);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    } finally {
      System.clearProperty("cnn.kernels");
    }
  }

  private static GraphModel create(Class<?> type, long seed) {
    return (GraphModel) call(type, null, "create", new Class<?>[] {long.class}, seed);
  }

  /** The arithmetic of {@code model} in one rendering, with no weights packed. */
  public Kernels kernels(GraphModel model, Rendering rendering) {
    if (rendering == Rendering.PORTABLE) {
      return new PortableKernels(model);
    }
    try {
      Class<?> kernels =
          InMemoryJavaCompiler.load(vectors::find).loadClass(vectors.name(rendering));
      Constructor<?> constructor = kernels.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Kernels) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The portable arithmetic behind {@code model}, for tests that choose the output's gradient. */
  public static Pass newPass(GraphModel model, int capacity, boolean training) {
    return new PortableKernels(model).newPass(capacity, training);
  }

  private static final class PortableKernels extends Kernels {
    private final GraphModel model;

    PortableKernels(GraphModel model) {
      this.model = model;
    }

    @Override
    public Pass newPass(int capacity, boolean training) {
      Class<?>[] types = {int.class, boolean.class};
      return (Pass) call(model.getClass(), model, "newPass", types, capacity, training);
    }

    @Override
    public BatchSums newSums(int capacity) {
      Class<?>[] types = {int.class};
      return (BatchSums) call(GraphModel.class, model, "newSums", types, capacity);
    }

    @Override
    public int packs(boolean training) {
      return (int) call(GraphModel.class, model, "packs", new Class<?>[] {boolean.class}, training);
    }

    @Override
    public void pack(int part, float[] weights) {
      Class<?>[] types = {int.class, float[].class};
      call(GraphModel.class, model, "pack", types, part, weights);
    }
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
