package io.fixfirst.control.access;

import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/** Names that others have given, as names of ours. */
final class Names {

  private static final int MAX = 50;
  private static final int TELLING_APART = 6;

  private Names() {}

  /** {@return a name that is like it} */
  static String fit(String called) {
    String plain =
        called
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._@-]+", "-")
            .replaceAll("^[^a-z0-9]+", "");
    String fit = plain.length() > MAX ? plain.substring(0, MAX) : plain;
    return fit.isEmpty() ? "somebody" : fit;
  }

  /** {@return a name that is like it and that nobody else has} */
  static String fit(String called, String subject) {
    return fit(called) + "-" + DigestUtils.sha256Hex(subject).substring(0, TELLING_APART);
  }
}
