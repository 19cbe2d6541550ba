package io.fixfirst.control.access;

import com.typesafe.config.Config;
import io.fixfirst.control.access.AccountSignIn.Outcome;
import io.fixfirst.control.access.AccountSignIn.Shown;
import io.fixfirst.control.http.Credential;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.jspecify.annotations.Nullable;

/** Signs browsers in and out, by their cookie. */
public final class SignIn {

  private static final int ADDRESS_MAX = 64;
  private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

  private final Sessions sessions;
  private final Accounts accounts;
  private final AccountSignIn byName;
  private final TokenAuthenticator authenticator;

  /**
   * @param config all of it: {@code fixfirst.password} and {@code fixfirst.sign-in} are used
   */
  public SignIn(
      Sessions sessions,
      Accounts accounts,
      Passwords passwords,
      SecondFactor factor,
      TokenAuthenticator authenticator,
      Config config,
      InstantSource time) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.authenticator = authenticator;
    this.byName =
        new AccountSignIn(
            accounts,
            passwords,
            new PasswordRules(config.getInt("fixfirst.password.length-min")),
            factor,
            new Attempts(config.getConfig("fixfirst.sign-in"), time));
  }

  /**
   * What came of somebody's name and password.
   *
   * @param begun their session; null where there is none
   */
  public record Attempt(Outcome outcome, Sessions.@Nullable Begun begun) {}

  /** {@return a new session of whoever has the token; empty where it lets nobody in} */
  public Optional<Sessions.Begun> begin(String token, HttpRequest request) throws SQLException {
    Optional<Sessions.Begun> begun = sessions.begin(token.strip(), from(request));
    if (begun.isPresent()) {
      endOld(request);
    }
    return begun;
  }

  /** {@return a new session of whoever has the name and the password, or why there is none} */
  public Attempt begin(Shown shown, HttpRequest request) throws SQLException {
    Outcome outcome = byName.look(shown);
    if (!(outcome instanceof Outcome.Known(var account))) {
      return new Attempt(outcome, null);
    }
    endOld(request);
    return new Attempt(outcome, sessions.begin(account.caller(), from(request)));
  }

  /** {@return a new session of somebody whom another has vouched for} */
  public Sessions.Begun begin(Account account, HttpRequest request) throws SQLException {
    endOld(request);
    return sessions.begin(account.caller(), from(request));
  }

  /** {@return what came of choosing another password, which ends all sessions and begins one} */
  public Attempt change(Account account, Shown shown, HttpRequest request) throws SQLException {
    Outcome outcome = byName.change(account, shown);
    if (!(outcome instanceof Outcome.Known)) {
      return new Attempt(outcome, null);
    }
    authenticator.forgetAll();
    return new Attempt(outcome, sessions.begin(account.caller(), from(request)));
  }

  /** {@return whether somebody who is signed in knows their password} */
  public Outcome verify(Account account, Shown shown) throws SQLException {
    return byName.verify(account, shown);
  }

  /** {@return the account of a caller; empty for a token's} */
  public Optional<Account> account(Caller caller) throws SQLException {
    return caller.holder().token() ? Optional.empty() : accounts.get(caller.holder().id());
  }

  /** {@return a caller's sessions} */
  public List<Sessions.Known> sessions(Caller caller, @Nullable String secret) throws SQLException {
    return sessions.of(caller.holder(), secret);
  }

  /** {@return whether the caller had such a session, which has ended now} */
  public boolean end(Caller caller, String id) throws SQLException {
    boolean ended = sessions.end(caller.holder(), id);
    authenticator.forgetAll();
    return ended;
  }

  /** Ends all sessions of a caller but the one that asks. */
  public void endOthers(Caller caller, @Nullable String secret) throws SQLException {
    sessions.endOthers(caller.holder(), secret);
    authenticator.forgetAll();
  }

  /** Ends a session, here at once. */
  public void end(String secret) throws SQLException {
    sessions.end(secret);
    authenticator.forget(secret);
  }

  /** Believes nothing any more of what was known of people. */
  public void forgetAll() {
    authenticator.forgetAll();
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

  /** {@return where a request comes from} */
  public String address(HttpRequest request) {
    String chain = request.getHeader("X-Forwarded-For").map(HttpHeader::value).orElse("");
    String nearest = chain.substring(chain.lastIndexOf(',') + 1).strip();
    if (!nearest.isEmpty() && nearest.length() <= ADDRESS_MAX) {
      return nearest; // Only a proxy that was named could say so.
    }
    return request
        .getAttribute(AttributeKeys.remoteAddress)
        .flatMap(RemoteAddress::getAddress)
        .map(address -> address.getHostAddress())
        .orElse("unknown");
  }

  /** Who signs in gets another session than the browser had, whoever gave it that. */
  private void endOld(HttpRequest request) throws SQLException {
    Optional<Credential> old = Credential.session(request);
    if (old.isPresent()) {
      end(old.get().secret());
    }
  }

  private Sessions.From from(HttpRequest request) {
    return new Sessions.From(
        request.getHeader("User-Agent").map(HttpHeader::value).orElse(null), address(request));
  }
}
