package io.fixfirst.control.status;

import io.fixfirst.core.TenantId;
import io.fixfirst.core.tenant.StatusPage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What stands behind {@code /status/}: a tenant's id and, in a secret link, a tilde and the secret.
 *
 * @param secret empty where there is none
 */
record PageAddress(TenantId tenant, String secret) {

  private static final String TILDE = "~";

  /** {@return the address, empty for what can be nobody's} */
  static Optional<PageAddress> parse(String text) {
    int tilde = text.indexOf(TILDE);
    try {
      return Optional.of(
          tilde < 0
              ? new PageAddress(new TenantId(text), "")
              : new PageAddress(new TenantId(text.substring(0, tilde)), text.substring(tilde + 1)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** {@return where a tenant's page is for those who are not signed in} */
  static PageAddress of(StatusTenant tenant) {
    String secret = tenant.page().secret();
    return new PageAddress(new TenantId(tenant.id()), secret == null ? "" : secret);
  }

  /** {@return whether whoever knows this address may see the page, signed in or not} */
  boolean opens(StatusPage page) {
    return switch (page.visibility()) {
      case PUBLIC -> secret.isEmpty();
      case SECRET_LINK -> page.secret() != null && same(page.secret());
      case SIGNED_IN -> false;
    };
  }

  /** {@return the part of the path} */
  String text() {
    return secret.isEmpty() ? tenant.text() : tenant.text() + TILDE + secret;
  }

  /** {@return the path of the page} */
  String path() {
    return "/status/" + text();
  }

  private boolean same(String other) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
