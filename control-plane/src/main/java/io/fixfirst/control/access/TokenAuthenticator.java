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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whose token or session it is. What it has seen it believes for a few seconds, so that a
 * revoked token soon stops to work and a busy one costs no query; and it looks again before they
 * are over, so that nobody waits for that, however slow the database is just then.
 */
public final class TokenAuthenticator implements Authenticator {

  private static final Logger LOG = LoggerFactory.getLogger(TokenAuthenticator.class);
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(3);

  /** After which it looks again while it still believes. */
  private static final Duration FRESH_FOR = Duration.ofSeconds(1);

  private static final int CACHE_MAX = 10_000;

  private record Seen(Held held, Instant freshUntil, Instant until, AtomicBoolean renewing) {

    static Seen of(Held held, Instant now) {
      return new Seen(held, now.plus(FRESH_FOR), now.plus(BELIEVED_FOR), new AtomicBoolean());
    }

    boolean isToBeRenewed(Instant now) {
      return !now.isBefore(freshUntil) && renewing.compareAndSet(false, true);
    }
  }

  private final ApiTokens tokens;
  private final Sessions sessions;
  private final InstantSource time;
  private final Executor executor;
  private final ConcurrentHashMap<ByteBuffer, Seen> cache = new ConcurrentHashMap<>();

  /**
   * @param executor where it looks again: virtual threads
   */
  public TokenAuthenticator(
      ApiTokens tokens, Sessions sessions, InstantSource time, Executor executor) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.time = time;
    this.executor = executor;
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
    } else if (seen.isToBeRenewed(now)) {
      Seen known = seen;
      executor.execute(() -> renew(hash, session, known));
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

  /** Only what it still believes: a session may have ended meanwhile. */
  private void renew(ByteBuffer hash, boolean session, Seen seen) {
    try {
      Instant now = time.instant();
      Optional<Held> held = find(hash, session);
      if (held.isPresent()) {
        cache.replace(hash, seen, Seen.of(held.get(), now));
      } else {
        cache.remove(hash, seen);
      }
    } catch (CompletionException e) {
      LOG.warn("Who holds a token could not be looked up; it is believed for seconds more.", e);
    }
  }

  private Seen look(ByteBuffer hash, boolean session, Instant now) {
    Optional<Held> held = find(hash, session);
    if (held.isEmpty()) {
      cache.remove(hash);
      throw Problems.unauthorized(session ? "This session has ended." : "This is no token of ours.")
          .raise();
    }
    if (cache.size() >= CACHE_MAX) {
      cache.clear();
    }
    Seen seen = Seen.of(held.get(), now);
    cache.put(hash, seen);
    return seen;
  }

  private Optional<Held> find(ByteBuffer hash, boolean session) {
    try {
      return session ? sessions.find(hash.array()) : tokens.find(hash.array()).map(Held::of);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
