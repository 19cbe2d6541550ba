package io.fixfirst.control.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256, of bytes and of texts in UTF-8. */
public final class Sha256 {

  private Sha256() {}

  /** {@return the 32 bytes} */
  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** {@return the 32 bytes} */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@return 64 digits} */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** {@return it as a Content-Security-Policy has it, behind {@code sha256-}} */
  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(of(text));
  }
}
