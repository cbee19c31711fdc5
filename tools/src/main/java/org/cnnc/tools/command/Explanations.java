package org.cnnc.tools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.cnnc.compiler.diagnostic.Explanation;

/** The pages about diagnostics that are on the class path. */
final class Explanations {
  private Explanations() {}

  /** All pages by their ids. */
  static SortedMap<String, Explanation> all() {
    ClassLoader loader = Explanations.class.getClassLoader();
    SortedMap<String, Explanation> pages = new TreeMap<>();
    try {
      for (URL folder : Collections.list(loader.getResources(Explanation.FOLDER))) {
        for (String name : names(folder)) {
          String id = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
          Explanation.find(id, loader).ifPresent(page -> pages.put(id, page));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  private static List<String> names(URL folder) throws IOException {
    if (folder.openConnection() instanceof JarURLConnection jar) {
      return names(jar);
    }
    try (Stream<Path> files = Files.list(Path.of(uri(folder)))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<String> names(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(Explanation.FOLDER))
          .toList();
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
