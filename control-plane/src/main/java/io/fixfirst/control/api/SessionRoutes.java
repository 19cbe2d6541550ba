package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.DELETE;
import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.open;
import static io.fixfirst.control.http.Operation.signedIn;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.control.access.AccountSignIn.Shown;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Sessions;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Credential;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.stream.LiveEvents;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Browsers sign in and out, and learn who they are and what time it is on the desk. */
final class SessionRoutes {

  private final SignIn signIn;
  private final RuntimeClock clock;
  private final LiveEvents events;

  SessionRoutes(SignIn signIn, RuntimeClock clock, LiveEvents events) {
    this.signIn = signIn;
    this.clock = clock;
    this.events = events;
  }

  @Doc("Signs in with a name and a password, or with a token")
  record BeginSession(
      @Doc(value = "A token, as the verb token prints it", max = 200) @Nullable String token,
      @Doc(value = "An account's name instead", example = "ada", max = 60) @Nullable String name,
      @Doc(value = "Its password", max = 800) @Nullable String password,
      @Doc(value = "One's own, in place of a password for once", max = 800)
          @Nullable String newPassword,
      @Doc(value = "Of one's app, or a recovery code", example = "123456", max = 40)
          @Nullable String code) {}

  @Doc("Who is signed in")
  record SessionView(
      @Doc(value = "The account's name or the token's label", example = "ada") String name,
      @Doc(value = "What they are here", example = "incident-manager") String role,
      @Doc(value = "Their only tenant; none for the provider's own", example = "kolding")
          @Nullable String tenant,
      @Doc("What they may do, such as work-incidents") List<String> permissions,
      @Doc("Their roles, and at which tenants") List<GrantView> grants) {

    static SessionView of(Caller caller) {
      return new SessionView(
          caller.name(),
          caller.role().text(),
          caller.tenant() == null ? null : caller.tenant().text(),
          Arrays.stream(Permission.values()).filter(caller::may).map(Permission::text).toList(),
          caller.grants().stream().map(GrantView::of).toList());
    }
  }

  @Doc("The time on the desk")
  record ClockView(
      @Doc("Now") Instant now,
      @Doc(value = "How many times as fast as real time it passes; 1 but in a demo", example = "1")
          double rate,
      @Doc(value = "The newest place in the journal, to follow the stream from", example = "1042.7")
          String place) {}

  List<Operation<?>> table() {
    return List.of(
        open(POST, "/api/v1/session", "It is how one signs in.", "Sign in a browser")
            .takes(BeginSession.class)
            .answers(201, SessionView.class)
            .by(this::begin),
        signedIn(GET, "/api/v1/session", "Who is signed in, and what they may do")
            .answers(200, SessionView.class)
            .by(call -> Reply.ok(SessionView.of(call.caller()))),
        signedIn(DELETE, "/api/v1/session", "Sign a browser out").answers(204, null).by(this::end),
        signedIn(GET, "/api/v1/clock", "The time on the desk, which runs faster in a demo")
            .answers(200, ClockView.class)
            .by(_ -> Reply.ok(now())));
  }

  private Reply begin(Call<BeginSession> call) throws SQLException {
    Sessions.Begun begun = begun(call);
    return Reply.json(201, SessionView.of(begun.caller()))
        .with("Set-Cookie", signIn.cookie(begun, Credential.isSecure(call.request())))
        .with("Cache-Control", "no-store");
  }

  private Sessions.Begun begun(Call<BeginSession> call) throws SQLException {
    BeginSession body = call.body();
    if (body.token() != null) {
      return signIn
          .begin(body.token(), call.request())
          .orElseThrow(() -> Problems.unauthorized("This token lets nobody in.").raise());
    }
    if (body.name() == null || body.password() == null) {
      throw Problems.invalid("name", "is required with password, or else a token").raise();
    }
    Shown shown =
        new Shown(
            body.name(),
            body.password(),
            body.code(),
            body.newPassword(),
            signIn.address(call.request()));
    return SignInAnswers.begun(signIn.begin(shown, call.request()), "newPassword");
  }

  private Reply end(Call<NoBody> call) throws SQLException {
    Credential session = Credential.session(call.request()).orElse(null);
    if (session != null) {
      signIn.end(session.secret());
    }
    return Reply.empty(204).with("Set-Cookie", SignIn.noCookie());
  }

  private ClockView now() {
    Instant now = clock.now();
    Duration hour = Duration.between(now, clock.afterReal(Duration.ofHours(1)));
    return new ClockView(now, hour.toMillis() / 3_600_000.0, events.head().toString());
  }
}
