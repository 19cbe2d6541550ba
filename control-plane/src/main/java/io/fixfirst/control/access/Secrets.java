package io.fixfirst.control.access;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Texts that nobody can guess. */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 20;

  private Secrets() {}

  /** {@return 160 random bits as 40 letters and digits} */
  public static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
