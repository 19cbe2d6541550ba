package io.fixfirst.control.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a secret stands for.
 *
 * @param expires null for never
 * @param revoked null for not
 */
record Held(Caller caller, @Nullable Instant expires, @Nullable Instant revoked) {

  static Held of(ApiTokens.Known token) {
    return new Held(token.caller(), token.expires(), token.revoked());
  }

  static Held of(Account account) {
    return new Held(account.caller(), null, null);
  }

  boolean holdsAt(Instant now) {
    return revoked == null && (expires == null || now.isBefore(expires));
  }
}
