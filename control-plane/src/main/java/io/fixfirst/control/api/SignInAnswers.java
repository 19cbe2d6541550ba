package io.fixfirst.control.api;

import io.fixfirst.control.access.AccountSignIn.Outcome;
import io.fixfirst.control.access.Sessions;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Problems;
import java.time.Duration;

/** What is answered to somebody who shows a name and a password. */
final class SignInAnswers {

  private SignInAnswers() {}

  /**
   * {@return the session that has begun}
   *
   * @param chosen name of the field with the new password
   * @throws ProblemException where there is none
   */
  static Sessions.Begun begun(SignIn.Attempt attempt, String chosen) {
    Sessions.Begun begun = attempt.begun();
    if (begun == null) {
      throw problem(attempt.outcome(), chosen).raise();
    }
    return begun;
  }

  /** {@return that somebody has a token and no account} */
  static ProblemException noAccount() {
    return Problem.of(
            409, "account.none", "No account", "Who signs in with a token has no account.")
        .raise();
  }

  static Problem problem(Outcome outcome, String chosen) {
    return switch (outcome) {
      case Outcome.Refused _ ->
          Problems.unauthorized("The name, the password or the code is wrong.");
      case Outcome.Locked(var wait) -> locked(wait);
      case Outcome.CodeNeeded _ ->
          Problem.of(
                  401,
                  "access.code-needed",
                  "Code needed",
                  "A code of your app, or a recovery code, is needed besides.")
              .advising("Send name and password once more, and the code.");
      case Outcome.MustChoose _ ->
          Problem.of(
                  401,
                  "access.password-for-once",
                  "Choose a password",
                  "This password was made for you and opens only the way to one of your own.")
              .advising("Send it once more, and yours as " + chosen + ".");
      case Outcome.Unfit(var why) -> Problems.invalid(chosen, why);
      case Outcome.Known _ -> throw new IllegalArgumentException("Somebody known has a session.");
    };
  }

  private static Problem locked(Duration wait) {
    long seconds = wait.toSeconds() + 1;
    return Problem.of(
            429,
            "access.locked",
            "Too many attempts",
            "Too many attempts to sign in have failed. Try again in " + seconds + " seconds.")
        .with("Retry-After", Long.toString(seconds));
  }
}
