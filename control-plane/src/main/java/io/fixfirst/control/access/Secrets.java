package io.fixfirst.control.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Texts that nobody can guess. */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Base32: none of 0, 1, 8 and 9, which look like letters. */
  private static final String READABLE = "abcdefghijklmnopqrstuvwxyz234567";

  private static final int READABLE_CHARACTERS = 20;
  private static final int BYTES = 20;
  private static final int TOKEN_BYTES = 32;
  private static final int TOKEN_CHARACTERS = 43;

  private Secrets() {}

  /** {@return 256 random bits behind a prefix, to be kept as its SHA-256 alone} */
  static String token(String prefix) {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** {@return whether the text can be what {@link #token} gives at all} */
  static boolean looksLikeToken(String prefix, String text) {
    return text.length() == prefix.length() + TOKEN_CHARACTERS && text.startsWith(prefix);
  }

  /** {@return 100 random bits as a person can type them, {@code k7qm-2xvd-...}} */
  static String readable() {
    StringBuilder text = new StringBuilder();
    for (int place = 0; place < READABLE_CHARACTERS; place++) {
      if (place > 0 && place % 4 == 0) {
        text.append('-');
      }
      text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return text.toString();
  }

  /** {@return 160 random bits as 40 letters and digits} */
  public static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
