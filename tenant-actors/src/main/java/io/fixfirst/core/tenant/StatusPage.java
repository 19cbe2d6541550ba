package io.fixfirst.core.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Who may see a tenant's status page.
 *
 * @param secret the part of the link that only those have who were given it, 16 to 64 letters and
 *     digits; null unless {@link Visibility#SECRET_LINK}
 */
public record StatusPage(Visibility visibility, @Nullable String secret) {

  /** What a tenant has that has not chosen. */
  public static final StatusPage DEFAULT = new StatusPage(Visibility.SIGNED_IN, null);

  private static final int SECRET_MIN = 16;
  private static final int SECRET_MAX = 64;

  /** Whom it is shown to. */
  public enum Visibility {
    /** Everybody. */
    PUBLIC,
    /** Whoever has the link, and who is signed in. */
    SECRET_LINK,
    /** The tenant's own people and the provider's, signed in. */
    SIGNED_IN
  }

  /** {@return whether there is a secret where one is needed, and only there} */
  public boolean makesSense() {
    return visibility == Visibility.SECRET_LINK
        ? secret != null && isSecret(secret)
        : secret == null;
  }

  private static boolean isSecret(String text) {
    if (text.length() < SECRET_MIN || text.length() > SECRET_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || !Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }
}
