package org.cnnc.tools.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/** Calls of static methods of classes that did not exist when this one was compiled. */
final class Reflection {
  private Reflection() {}

  /** Calls a method of one parameter; what it throws is thrown on. */
  static Object call(Class<?> type, String method, Class<?> parameter, Object argument)
      throws IOException {
    try {
      return type.getMethod(method, parameter).invoke(null, argument);
    } catch (InvocationTargetException e) {
      throw cause(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IOException cause(InvocationTargetException e) {
    if (e.getCause() instanceof IOException io) {
      return io;
    }
    if (e.getCause() instanceof RuntimeException runtime) {
      throw runtime;
    }
    throw new IllegalStateException(e.getCause());
  }
}
