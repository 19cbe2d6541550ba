package io.fixfirst.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file with the first operator's token, which only its owner can read. */
public final class OperatorToken {

  private static final String NAME = "operator.token";

  private OperatorToken() {}

  /** {@return the file} */
  public static Path in(Path directory) {
    return directory.resolve(NAME);
  }

  /** Writes it. */
  public static void write(Path directory, String token) {
    Path file = in(directory);
    try {
      Path fresh =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              NAME,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, token + "\n");
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The operator's token cannot be written (" + file + ").", e);
    }
  }
}
