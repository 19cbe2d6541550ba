package io.fixfirst.control.access;

import java.sql.SQLException;
import java.util.Optional;

/** Signs browsers in and out, by their cookie. */
public final class SignIn {

  private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

  private final Sessions sessions;
  private final TokenAuthenticator authenticator;

  public SignIn(Sessions sessions, TokenAuthenticator authenticator) {
    this.sessions = sessions;
    this.authenticator = authenticator;
  }

  /** {@return a new session of whoever has the token; empty where it lets nobody in} */
  public Optional<Sessions.Begun> begin(String token) throws SQLException {
    return sessions.begin(token.strip());
  }

  /** Ends a session, here at once. */
  public void end(String secret) throws SQLException {
    sessions.end(secret);
    authenticator.forget(secret);
  }

  /**
   * {@return the value of {@code Set-Cookie} for a session}
   *
   * @param secure whether the browser speaks to us through TLS
   */
  public String cookie(Sessions.Begun begun, boolean secure) {
    return Sessions.COOKIE + "=" + begun.secret() + ATTRIBUTES + (secure ? "; Secure" : "");
  }

  /** {@return the value of {@code Set-Cookie} that takes a session away} */
  public static String noCookie() {
    return Sessions.COOKIE + "=" + ATTRIBUTES + "; Max-Age=0";
  }
}
