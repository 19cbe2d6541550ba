package io.fixfirst.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The build that is running.
 *
 * @param version of the product
 * @param commit of its sources, 12 digits, with {@code -changed} behind it where the sources had
 *     changes that were not committed; {@code unknown} where they did not come from a repository
 */
public record Build(String version, String commit) {

  /** Set by the launcher, which knows the commit of the sources at each start. */
  static final String COMMIT_PROPERTY = "fixfirst.commit";

  private static final String RESOURCE = "build.properties";

  /** {@return the build that this class comes from} */
  public static Build current() {
    Properties properties = read();
    String commit = properties.getProperty("commit", "");
    if (commit.isEmpty() || commit.startsWith("$")) { // Built without a repository.
      commit = "unknown";
    } else if (Boolean.parseBoolean(properties.getProperty("changed"))) {
      commit = commit + "-changed";
    }
    return new Build(
        properties.getProperty("version", "unknown"), System.getProperty(COMMIT_PROPERTY, commit));
  }

  private static Properties read() {
    var properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The application is incomplete (" + RESOURCE + ").");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** {@return for people, such as {@code fixfirst 1.2.0 (0123456789ab)}} */
  @Override
  public String toString() {
    return "fixfirst " + version + " (" + commit + ")";
  }
}
