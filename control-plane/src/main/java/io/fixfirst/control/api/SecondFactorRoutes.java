package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.signedIn;

import io.fixfirst.control.access.Account;
import io.fixfirst.control.access.AccountSignIn.Outcome;
import io.fixfirst.control.access.AccountSignIn.Shown;
import io.fixfirst.control.access.SecondFactor;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One's own account, and a code from an app besides its password. */
final class SecondFactorRoutes {

  private static final String PATH = "/api/v1/account/second-factor";

  private final SignIn signIn;
  private final SecondFactor factor;

  SecondFactorRoutes(SignIn signIn, SecondFactor factor) {
    this.signIn = signIn;
    this.factor = factor;
  }

  @Doc("Who one is, as far as signing in goes")
  record OwnAccount(
      @Doc(value = "The account's name or the token's label", example = "ada") String name,
      @Doc("The name that people read") @Nullable String label,
      @Doc("Whether there is an account; else it is a token") boolean account,
      @Doc("Whether signing in needs a code besides the password") boolean secondFactor,
      @Doc("Whether it must") boolean secondFactorRequired,
      @Doc("How many recovery codes have not been used") int recoveryCodes,
      @Nullable Instant lastSignIn) {}

  @Doc("What an app is given, which is told this once")
  record Begun(
      @Doc("To be typed") String secret,
      @Doc("To be opened by the app") String uri,
      @Doc("The same as a picture to be scanned, SVG") String svg) {}

  @Doc("A code of the app")
  record Confirm(@Doc(value = "Six digits", example = "123456", max = 12) String code) {}

  @Doc("For the day when the app is lost; each counts once, and they are told this once")
  record RecoveryCodes(List<String> codes) {}

  @Doc("Who takes the second factor away")
  record Remove(@Doc(value = "The account's password", max = 800) String password) {}

  List<Operation<?>> table() {
    return List.of(
        signedIn(GET, "/api/v1/account", "One's own account")
            .answers(200, OwnAccount.class)
            .by(this::own),
        signedIn(POST, PATH, "Give an app what it needs for codes")
            .secret()
            .answers(200, Begun.class)
            .by(this::begin),
        signedIn(POST, PATH + "/confirm", "Show that the app has it; from now on codes are needed")
            .takes(Confirm.class)
            .secret()
            .answers(200, RecoveryCodes.class)
            .by(this::confirm),
        signedIn(POST, PATH + "/remove", "Sign in without codes again")
            .takes(Remove.class)
            .repeatable()
            .answers(204, null)
            .by(this::remove));
  }

  private Reply own(Call<NoBody> call) throws SQLException {
    Optional<Account> found = signIn.account(call.caller());
    if (found.isEmpty()) {
      return Reply.ok(new OwnAccount(call.caller().name(), null, false, false, false, 0, null));
    }
    Account account = found.get();
    return Reply.ok(
            new OwnAccount(
                account.name(),
                account.label(),
                true,
                account.secondFactor(),
                account.secondFactorRequired(),
                factor.recoveryCodes(account.id()),
                account.lastSignIn()))
        .with("Cache-Control", "no-store");
  }

  private Reply begin(Call<NoBody> call) throws SQLException {
    SecondFactor.Begun begun =
        factor
            .begin(account(call))
            .orElseThrow(
                () ->
                    Problem.of(
                            409,
                            "account.has-second-factor",
                            "There is one",
                            "Codes are needed already. Take that away first.")
                        .raise());
    return Reply.ok(new Begun(begun.secret(), begun.uri(), QrCode.svg(begun.uri())))
        .with("Cache-Control", "no-store");
  }

  private Reply confirm(Call<Confirm> call) throws SQLException {
    List<String> codes =
        factor
            .confirm(account(call), call.body().code().strip())
            .orElseThrow(() -> Problems.invalid("code", "is not what the app shows now").raise());
    signIn.forgetAll();
    return Reply.ok(new RecoveryCodes(codes)).with("Cache-Control", "no-store");
  }

  private Reply remove(Call<Remove> call) throws SQLException {
    Account account = account(call);
    Shown shown =
        new Shown(
            account.name(), call.body().password(), null, null, signIn.address(call.request()));
    switch (signIn.verify(account, shown)) {
      case Outcome.Known _ -> {
        factor.remove(account.id());
        signIn.forgetAll();
        return Reply.empty(204);
      }
      case Outcome.Locked locked -> throw SignInAnswers.problem(locked, "password").raise();
      case Outcome.Refused _, Outcome.MustChoose _, Outcome.Unfit _, Outcome.CodeNeeded _ ->
          throw Problems.invalid("password", "is not your password").raise();
    }
  }

  private Account account(Call<?> call) throws SQLException {
    return signIn.account(call.caller()).orElseThrow(SignInAnswers::noAccount);
  }
}
