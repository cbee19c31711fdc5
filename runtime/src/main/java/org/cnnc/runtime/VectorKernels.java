package org.cnnc.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds the rendering of a network for the vector unit of this machine: a class of its own beside
 * the network's, since it needs the incubating module {@code jdk.incubator.vector}, which Java
 * loads only on request.
 */
final class VectorKernels {
  /** {@code portable} or {@code vector}; the better one there is if not set. */
  static final String PROPERTY = "cnn.kernels";

  private static final String MODULE = "jdk.incubator.vector";
  private static final String FLAG = "--add-modules " + MODULE;
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private VectorKernels() {}

  /**
   * The vector rendering of a network, unless it is not wanted or cannot run here.
   *
   * @param network the rights of the network's class: to read the module, to see the kernels
   * @throws IllegalStateException if the property asks for what cannot run, or for no rendering
   */
  static Optional<Kernels> of(Lookup network) {
    String wanted = System.getProperty(PROPERTY, "");
    if (wanted.equals("portable")) {
      return Optional.empty();
    }
    boolean required = areRequired();
    if (!required && !wanted.isEmpty()) {
      throw new IllegalStateException(
          "-D%s is `portable` or `vector`; received `%s`.".formatted(PROPERTY, wanted));
    }
    Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
    int lanes = module.map(m -> lanes(network, m)).orElse(0);
    Optional<MethodHandle> type = constructor(network, lanes == 0 ? 16 : lanes);
    if (type.isPresent() && lanes > 0 && (required || compiles())) {
      return Optional.of(create(type.get()));
    }
    if (required) {
      throw new IllegalStateException(
          missing(network.lookupClass(), module.isPresent(), type.isPresent()));
    }
    if (type.isPresent() && module.isEmpty() && TOLD.compareAndSet(false, true)) {
      System.getLogger("org.cnnc")
          .log(System.Logger.Level.INFO, "Java''s option `{0}` makes networks faster.", FLAG);
    }
    return Optional.empty();
  }

  /** Whether nothing else may serve, not even at first. */
  static boolean areRequired() {
    return System.getProperty(PROPERTY, "").equals("vector");
  }

  private static String missing(Class<?> network, boolean hasModule, boolean hasClass) {
    if (!hasModule) {
      return "The vector kernels need Java's option `%s`.".formatted(FLAG);
    }
    return hasClass
        ? "This machine has no vectors of 4, 8 or 16 floats."
        : "`%s` has no vector kernels on the class path.".formatted(network.getName());
  }

  /** The floats of the widest vectors with kernels, 16, 8 or 4; 0 if all are wider or narrower. */
  private static int lanes(Lookup network, Module module) {
    try {
      MethodType type = MethodType.methodType(Module.class, Module.class);
      MethodHandle addReads = network.findVirtual(Module.class, "addReads", type);
      addReads.invoke(network.lookupClass().getModule(), module);
      Object species =
          Class.forName(module, MODULE + ".FloatVector").getField("SPECIES_PREFERRED").get(null);
      Class<?> speciesType = Class.forName(module, MODULE + ".VectorSpecies");
      int lanes = (int) speciesType.getMethod("length").invoke(species);
      return lanes < 4 ? 0 : Integer.highestOneBit(Math.min(16, lanes));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without the second compiler every vector would be an object. */
  private static boolean compiles() {
    return !System.getProperty("java.vm.info", "").contains("interpreted");
  }

  private static Optional<MethodHandle> constructor(Lookup network, int lanes) {
    String name = network.lookupClass().getName() + "Vector" + lanes * Float.SIZE;
    try {
      Class<?> type = Class.forName(name, false, network.lookupClass().getClassLoader());
      return Optional.of(network.findConstructor(type, MethodType.methodType(void.class)));
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Kernels create(MethodHandle constructor) {
    try {
      return (Kernels) constructor.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
