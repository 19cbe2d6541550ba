package io.fixfirst.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A folder of the class path, in a directory or in a jar.
 *
 * @param path without slashes at its ends
 */
record Folder(String path) {

  /**
   * {@return the names of all files in it, relative to it, sorted}
   *
   * @param anchor a resource of the same directory or jar, which tells one from the other
   */
  List<String> names(String anchor) {
    URL found = Folder.class.getClassLoader().getResource(anchor);
    if (found == null) {
      throw new IllegalStateException("The application is incomplete (" + anchor + ").");
    }
    try {
      return found.openConnection() instanceof JarURLConnection jar
          ? inJar(jar)
          : inDirectory(Path.of(upFrom(found.toURI(), anchor)).resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("This is no place for a file (" + found + ").", e);
    }
  }

  /** {@return the content of a file in it} */
  byte[] read(String name) {
    String resource = path + "/" + name;
    try (InputStream in = Folder.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The application is incomplete (" + resource + ").");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the names of all files in a directory, relative to it, sorted} */
  static List<String> inDirectory(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private List<String> inJar(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(path + "/"))
          .map(entry -> entry.getName().substring(path.length() + 1))
          .sorted()
          .toList();
    }
  }

  private static URI upFrom(URI found, String anchor) {
    String text = found.toString();
    return URI.create(text.substring(0, text.length() - anchor.length()));
  }
}
