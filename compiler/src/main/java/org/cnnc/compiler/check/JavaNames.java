package org.cnnc.compiler.check;

import java.util.Set;

/** Names of classes that a generated class must not hide. */
final class JavaNames {
  /** The public classes of java.lang, then what the generated code imports. */
  static final Set<String> TAKEN =
      Set.of(
          """
          AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException
          ArrayStoreException AssertionError AutoCloseable Boolean BootstrapMethodError Byte
          CharSequence Character Class ClassCastException ClassCircularityError ClassFormatError
          ClassLoader ClassNotFoundException ClassValue CloneNotSupportedException Cloneable
          Comparable Compiler Deprecated Double Enum EnumConstantNotPresentException Error
          Exception ExceptionInInitializerError Float FunctionalInterface IO IllegalAccessError
          IllegalAccessException IllegalArgumentException IllegalCallerException
          IllegalMonitorStateException IllegalStateException IllegalThreadStateException
          IncompatibleClassChangeError IndexOutOfBoundsException InheritableThreadLocal
          InstantiationError InstantiationException Integer InternalError InterruptedException
          Iterable LayerInstantiationException LinkageError Long MatchException Math Module
          ModuleLayer NegativeArraySizeException NoClassDefFoundError NoSuchFieldError
          NoSuchFieldException NoSuchMethodError NoSuchMethodException NullPointerException
          Number NumberFormatException Object OutOfMemoryError Override Package Process
          ProcessBuilder ProcessHandle Readable Record ReflectiveOperationException Runnable
          Runtime RuntimeException RuntimePermission SafeVarargs ScopedValue SecurityException
          SecurityManager Short StableValue StackOverflowError StackTraceElement StackWalker
          StrictMath String StringBuffer StringBuilder StringIndexOutOfBoundsException
          SuppressWarnings System Thread ThreadDeath ThreadGroup ThreadLocal Throwable
          TypeNotPresentException UnknownError UnsatisfiedLinkError UnsupportedClassVersionError
          UnsupportedOperationException VerifyError VirtualMachineError Void
          WrongThreadException
          BatchSums Dataset Evaluation Functions Gradients History IOException Label List Map Model
          ModelSpec Pass Path Result Split TrainingOptions
          UncheckedIOException
          """
              .strip()
              .split("\\s+"));

  /** The methods that every generated class has or inherits. */
  static final Set<String> METHODS =
      Set.of(
          """
          batchCapacity begin classify clone create equals evaluate finalize fit getClass gradients
          hashCode initialWeights layerOutput layerOutputs load newPass newSums notify notifyAll pack packs
          predict predictAll readWeights samples save setThreads setWeights shardSize spec summary
          threads toString wait weight weights
          """
              .strip()
              .split("\\s+"));

  /** Words that may name anything in Java but a class. */
  static final Set<String> NO_TYPES = Set.of("var", "yield", "record", "sealed", "permits");

  private JavaNames() {}
}
