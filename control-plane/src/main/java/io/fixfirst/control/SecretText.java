package io.fixfirst.control;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A setting that nobody else should read. {@code file:/run/secrets/mail} stands for what is in that
 * file, so that the settings themselves can be kept and shown.
 */
public final class SecretText {

  private static final String FILE = "file:";

  private SecretText() {}

  /** {@return the setting, or the first line of the file that it names} */
  public static String of(Config settings, String path) {
    return read(settings.getString(path), path);
  }

  /** {@return each setting of a list, or the first line of the file that it names} */
  public static List<String> all(Config settings, String path) {
    return settings.getStringList(path).stream().map(text -> read(text, path)).toList();
  }

  private static String read(String text, String path) {
    if (!text.startsWith(FILE)) {
      return text;
    }
    Path file = Path.of(text.substring(FILE.length()));
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new ConfigException.BadValue(path, "cannot be read from " + file, e);
    }
  }
}
