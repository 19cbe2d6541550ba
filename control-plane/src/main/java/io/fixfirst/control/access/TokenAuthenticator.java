package io.fixfirst.control.access;

import io.fixfirst.control.http.Authenticator;
import io.fixfirst.control.http.Problems;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Says whose token or session it is. What it has seen it believes for a few seconds, so that a
 * revoked token soon stops to work and a busy one costs no query.
 */
public final class TokenAuthenticator implements Authenticator {

  private static final Duration BELIEVED_FOR = Duration.ofSeconds(3);
  private static final int CACHE_MAX = 10_000;

  private record Seen(Held held, Instant until) {}

  private final ApiTokens tokens;
  private final Sessions sessions;
  private final InstantSource time;
  private final ConcurrentHashMap<ByteBuffer, Seen> cache = new ConcurrentHashMap<>();

  public TokenAuthenticator(ApiTokens tokens, Sessions sessions, InstantSource time) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.time = time;
  }

  @Override
  public Caller authenticate(String secret) {
    boolean session = Sessions.looksLikeSession(secret);
    if (!session && !ApiTokens.looksLikeToken(secret)) {
      throw Problems.unauthorized("This is no token of ours.").raise();
    }
    Instant now = time.instant();
    ByteBuffer hash = ByteBuffer.wrap(DigestUtils.sha256(secret));
    Seen seen = cache.get(hash);
    if (seen == null || !now.isBefore(seen.until)) {
      seen = look(hash, session, now);
    }
    if (!seen.held.holdsAt(now)) {
      throw Problems.unauthorized(
              seen.held.revoked() == null
                  ? "This token has expired."
                  : "This token has been revoked.")
          .raise();
    }
    return seen.held.caller();
  }

  /** Believes nothing any more of a session that has ended. */
  public void forget(String secret) {
    cache.remove(ByteBuffer.wrap(DigestUtils.sha256(secret)));
  }

  /** Believes nothing any more that it has seen; another process does so within seconds. */
  void forgetAll() {
    cache.clear();
  }

  private Seen look(ByteBuffer hash, boolean session, Instant now) {
    Optional<Held> held;
    try {
      held = session ? sessions.find(hash.array()) : tokens.find(hash.array()).map(Held::of);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
    if (held.isEmpty()) {
      cache.remove(hash);
      throw Problems.unauthorized(session ? "This session has ended." : "This is no token of ours.")
          .raise();
    }
    if (cache.size() >= CACHE_MAX) {
      cache.clear();
    }
    Seen seen = new Seen(held.get(), now.plus(BELIEVED_FOR));
    cache.put(hash, seen);
    return seen;
  }
}
