package org.cnnc.tools.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls of methods of classes that did not exist when this one was compiled. */
final class Reflection {
  private Reflection() {}

  /** A public method that every generated class of that sort has. */
  static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls a method, of null if it is static; what it throws is thrown on. */
  static Object call(Method method, Object of, Object... arguments) throws IOException {
    try {
      return method.invoke(of, arguments);
    } catch (InvocationTargetException e) {
      throw cause(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IOException cause(Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof UncheckedIOException unchecked) {
      return unchecked.getCause();
    }
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(cause);
  }
}
