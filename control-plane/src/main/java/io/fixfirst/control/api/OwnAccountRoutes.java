package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.DELETE;
import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.signedIn;

import io.fixfirst.control.access.Account;
import io.fixfirst.control.access.AccountSignIn.Outcome;
import io.fixfirst.control.access.AccountSignIn.Shown;
import io.fixfirst.control.access.Sessions;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Credential;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with their own account: their password, and where they are signed in. */
final class OwnAccountRoutes {

  private final SignIn signIn;

  OwnAccountRoutes(SignIn signIn) {
    this.signIn = signIn;
  }

  @Doc("A password in place of another")
  record ChangePassword(
      @Doc(value = "The one that there is", max = 800) String old,
      @Doc(value = "The one that there will be", max = 800) String chosen) {}

  @Doc("A browser that is signed in")
  record SessionPart(
      @Doc("To end it by") String id,
      Instant begun,
      @Doc("At most a minute old") Instant used,
      @Doc("What the browser says it is") @Nullable String agent,
      @Doc("Where it signed in from") @Nullable String address,
      @Doc("Whether it is the one that asks") boolean current) {

    static SessionPart of(Sessions.Known known) {
      return new SessionPart(
          known.id(), known.begun(), known.used(), known.agent(), known.address(), known.current());
    }
  }

  /** Where somebody is signed in. */
  record SessionList(List<SessionPart> items) {}

  List<Operation<?>> table() {
    return List.of(
        signedIn(PUT, "/api/v1/account/password", "Choose another password for oneself")
            .takes(ChangePassword.class)
            .answers(204, null)
            .by(this::changePassword),
        signedIn(GET, "/api/v1/account/sessions", "Where one is signed in")
            .answers(200, SessionList.class)
            .by(
                call ->
                    Reply.ok(
                            new SessionList(
                                signIn.sessions(call.caller(), secret(call)).stream()
                                    .map(SessionPart::of)
                                    .toList()))
                        .with("Cache-Control", "no-store")),
        signedIn(DELETE, "/api/v1/account/sessions", "Sign oneself out everywhere else")
            .answers(204, null)
            .by(
                call -> {
                  signIn.endOthers(call.caller(), secret(call));
                  return Reply.empty(204);
                }),
        signedIn(DELETE, "/api/v1/account/sessions/{session}", "Sign oneself out of a browser")
            .answers(204, null)
            .by(this::end));
  }

  private Reply changePassword(Call<ChangePassword> call) throws SQLException {
    Account account = signIn.account(call.caller()).orElseThrow(SignInAnswers::noAccount);
    Shown shown =
        new Shown(
            account.name(),
            call.body().old(),
            null,
            call.body().chosen(),
            signIn.address(call.request()));
    SignIn.Attempt attempt = signIn.change(account, shown, call.request());
    if (attempt.outcome() instanceof Outcome.Refused) {
      throw Problems.invalid("old", "is not your password").raise();
    }
    Sessions.Begun begun = SignInAnswers.begun(attempt, "chosen");
    return Reply.empty(204)
        .with("Set-Cookie", signIn.cookie(begun, Credential.isSecure(call.request())));
  }

  private Reply end(Call<NoBody> call) throws SQLException {
    if (!signIn.end(call.caller(), call.path("session"))) {
      throw Problems.notFound().raise();
    }
    return Reply.empty(204);
  }

  private static @Nullable String secret(Call<?> call) {
    return Credential.session(call.request()).map(Credential::secret).orElse(null);
  }
}
