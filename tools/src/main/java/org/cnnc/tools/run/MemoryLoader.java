package org.cnnc.tools.run;

import java.util.Map;
import org.cnnc.runtime.Model;

/** Finds classes in a map; the runtime is the one this program uses. */
final class MemoryLoader extends ClassLoader {
  private final Map<String, byte[]> classes;

  MemoryLoader(Map<String, byte[]> classes) {
    super(Model.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
