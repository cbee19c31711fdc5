package org.cnnc.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds the rendering of a network for the vector unit of this machine: a class of its own beside
 * the network's, since it needs the incubating module {@code jdk.incubator.vector}, which Java
 * loads only on request. To find it takes longer than to predict, so it is done when it is needed.
 */
final class VectorKernels {
  /** {@code portable} or {@code vector}; the better one there is if not set. */
  static final String PROPERTY = "cnn.kernels";

  private static final String MODULE = "jdk.incubator.vector";
  private static final String FLAG = "--add-modules " + MODULE;
  private static final int MOST_LANES = 16;
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private final Lookup network;
  private final boolean required;
  private final boolean mayBeThere;

  private VectorKernels(Lookup network, String wanted) {
    this.network = network;
    required = wanted.equals("vector");
    mayBeThere = required || (wanted.isEmpty() && module().isPresent() && compiles());
  }

  /**
   * The vector rendering of a network, yet to be found. One line is logged where Java lacks the
   * option that it needs.
   *
   * @param network the rights of the network's class: to read the module, to see the kernels
   * @throws IllegalStateException if the property asks for no rendering
   */
  static VectorKernels of(Lookup network) {
    String wanted = System.getProperty(PROPERTY, "");
    if (!List.of("", "portable", "vector").contains(wanted)) {
      throw new IllegalStateException(
          "-D%s is `portable` or `vector`; received `%s`.".formatted(PROPERTY, wanted));
    }
    if (wanted.isEmpty() && module().isEmpty() && type(network, MOST_LANES).isPresent()) {
      tellOnce();
    }
    return new VectorKernels(network, wanted);
  }

  /** Whether nothing else may serve, not even at first. */
  boolean areRequired() {
    return required;
  }

  /** Whether to look for it is worth while. */
  boolean mayBeThere() {
    return mayBeThere;
  }

  /**
   * The rendering, unless it is not wanted or cannot run here.
   *
   * @throws IllegalStateException if it is required and cannot run
   */
  Optional<Kernels> find() {
    if (!mayBeThere) {
      return Optional.empty();
    }
    int lanes = module().map(m -> lanes(network, m)).orElse(0);
    Optional<Class<?>> type = type(network, lanes == 0 ? MOST_LANES : lanes);
    if (type.isPresent() && lanes > 0) {
      return Optional.of(create(network, type.get()));
    }
    if (required) {
      throw new IllegalStateException(
          missing(network.lookupClass(), module().isPresent(), type.isPresent()));
    }
    return Optional.empty();
  }

  /** In a thread of its own: Java's logging takes as long to start as a network. */
  private static void tellOnce() {
    if (TOLD.compareAndSet(false, true)) {
      new Thread(VectorKernels::tell, "cnn-hint").start();
    }
  }

  private static void tell() {
    System.getLogger("org.cnnc")
        .log(System.Logger.Level.INFO, "Java''s option `{0}` makes networks faster.", FLAG);
  }

  private static Optional<Module> module() {
    return ModuleLayer.boot().findModule(MODULE);
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
      return lanes < 4 ? 0 : Integer.highestOneBit(Math.min(MOST_LANES, lanes));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without the second compiler every vector would be an object. */
  private static boolean compiles() {
    return !System.getProperty("java.vm.info", "").contains("interpreted");
  }

  private static Optional<Class<?>> type(Lookup network, int lanes) {
    String name = network.lookupClass().getName() + "Vector" + lanes * Float.SIZE;
    try {
      return Optional.of(Class.forName(name, false, network.lookupClass().getClassLoader()));
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return Optional.empty();
    }
  }

  private static Kernels create(Lookup network, Class<?> type) {
    try {
      return (Kernels) network.findConstructor(type, MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
