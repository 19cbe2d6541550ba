package io.fixfirst.control.access;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in with their name and password. Whoever tries learns nothing of which names there
 * are: the answers, their order and the time that they take are the same.
 */
public final class AccountSignIn {

  private final Accounts accounts;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final SecondFactor factor;
  private final Attempts attempts;

  AccountSignIn(
      Accounts accounts,
      Passwords passwords,
      PasswordRules rules,
      SecondFactor factor,
      Attempts attempts) {
    this.factor = factor;
    this.accounts = accounts;
    this.passwords = passwords;
    this.rules = rules;
    this.attempts = attempts;
  }

  /**
   * What somebody shows.
   *
   * @param code of their app; null or empty for none
   * @param chosen the password that replaces one for once; null where none is chosen
   * @param address where they are
   */
  public record Shown(
      String name,
      String password,
      @Nullable String code,
      @Nullable String chosen,
      String address) {}

  /** What comes of it. */
  public sealed interface Outcome {
    /** It is them. */
    record Known(Account account) implements Outcome {}

    /** Name or password are wrong, or they are not let in; it is not said which. */
    record Refused() implements Outcome {}

    /** Too many attempts failed. */
    record Locked(Duration left) implements Outcome {}

    /** The password was right, and a code of their app is needed besides. */
    record CodeNeeded() implements Outcome {}

    /** The password was right and is for once: they choose another. */
    record MustChoose() implements Outcome {}

    /** The chosen password will not do. */
    record Unfit(String why) implements Outcome {}
  }

  /** {@return who it is, or why they are not let in} */
  Outcome look(Shown shown) throws SQLException {
    String name = shown.name.strip().toLowerCase(Locale.ROOT);
    Duration wait = attempts.wait(name, shown.address);
    if (wait.isPositive()) {
      return new Outcome.Locked(wait);
    }
    Optional<Accounts.Kept> kept = name.isEmpty() ? Optional.empty() : accounts.kept("name", name);
    String hash = kept.map(Accounts.Kept::hash).orElse(null);
    boolean fits = shown.password.length() <= PasswordRules.LENGTH_MAX * 4;
    if (!passwords.matches(fits ? shown.password : "", hash)
        || kept.isEmpty()
        || !kept.get().account().isOpen()) {
      attempts.failed(name, shown.address);
      return new Outcome.Refused();
    }
    Account account = kept.get().account();
    if (account.secondFactor()) {
      String code = shown.code == null ? "" : shown.code;
      if (code.isBlank()) {
        return new Outcome.CodeNeeded();
      }
      if (!factor.check(account, code)) {
        attempts.failed(name, shown.address);
        return new Outcome.Refused();
      }
    }
    attempts.succeeded(name);
    return known(account, String.valueOf(hash), shown);
  }

  private Outcome known(Account account, String hash, Shown shown) throws SQLException {
    if (account.temporary()) {
      if (shown.chosen == null || shown.chosen.isEmpty()) {
        return new Outcome.MustChoose();
      }
      Optional<String> wrong = wrong(account, shown.password, shown.chosen);
      if (wrong.isPresent()) {
        return new Outcome.Unfit(wrong.get());
      }
      accounts.choose(account.id(), shown.chosen);
    } else if (passwords.isOutdated(hash)) {
      accounts.rehash(account.id(), shown.password);
    }
    accounts.noteSignIn(account.id());
    return new Outcome.Known(account);
  }

  /** {@return what comes of somebody who is signed in choosing another password} */
  Outcome change(Account account, Shown shown) throws SQLException {
    Outcome verified = verify(account, shown);
    if (!(verified instanceof Outcome.Known)) {
      return verified;
    }
    String chosen = String.valueOf(shown.chosen);
    Optional<String> wrong = wrong(account, shown.password, chosen);
    if (wrong.isPresent()) {
      return new Outcome.Unfit(wrong.get());
    }
    accounts.choose(account.id(), chosen);
    return new Outcome.Known(account);
  }

  /** {@return whether somebody who is signed in knows the password} */
  Outcome verify(Account account, Shown shown) throws SQLException {
    Duration wait = attempts.wait(account.name(), shown.address);
    if (wait.isPositive()) {
      return new Outcome.Locked(wait);
    }
    String hash = accounts.kept("id", account.id()).map(Accounts.Kept::hash).orElse(null);
    if (!passwords.matches(shown.password, hash)) {
      attempts.failed(account.name(), shown.address);
      return new Outcome.Refused();
    }
    return new Outcome.Known(account);
  }

  private Optional<String> wrong(Account account, String old, String chosen) {
    return chosen.equals(old)
        ? Optional.of("is the one that there was")
        : rules.wrong(chosen, account.name());
  }
}
