package io.fixfirst.control.access;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import com.password4j.types.Argon2;
import com.typesafe.config.Config;
import io.fixfirst.control.http.Problems;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id, which costs memory and time on purpose. Only a few at once, so
 * that many who try to sign in neither fill the memory nor stop the desk.
 */
public final class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Argon2Function function;
  private final Semaphore turns;
  private final int patienceMillis;
  private final String nobodys;

  /**
   * @param settings {@code fixfirst.password}
   */
  public Passwords(Config settings) {
    this.function =
        Argon2Function.getInstance(
            settings.getInt("memory-kib"),
            settings.getInt("iterations"),
            settings.getInt("parallelism"),
            HASH_BYTES,
            Argon2.ID);
    this.turns = new Semaphore(settings.getInt("at-once"), true);
    this.patienceMillis = (int) settings.getDuration("patience").toMillis();
    this.nobodys = nobodys(settings);
  }

  /** A hash that no password is known to have, without the work of one. */
  private static String nobodys(Config settings) {
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BYTES];
    random.nextBytes(salt);
    random.nextBytes(hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            settings.getInt("memory-kib"),
            settings.getInt("iterations"),
            settings.getInt("parallelism"),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  /** {@return the hash of a password, with its parameters and a salt of its own} */
  String hash(String password) {
    return inTurn(
        () -> Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult());
  }

  /**
   * {@return whether it is that password; takes as long where there is none}
   *
   * @param hash null where nobody has such a name, or no password
   */
  boolean matches(String password, @Nullable String hash) {
    String known = hash == null ? nobodys : hash;
    boolean same = inTurn(() -> Password.check(password, known).with(functionOf(known)));
    return same && hash != null;
  }

  /** {@return whether a hash was made with other parameters than one is made with today} */
  boolean isOutdated(String hash) {
    return !functionOf(hash).equals(function);
  }

  private static Argon2Function functionOf(String hash) {
    try {
      return Argon2Function.getInstanceFromHash(hash);
    } catch (BadParametersException e) {
      throw new IllegalStateException("A password's hash cannot be read.", e);
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
        throw Problems.overloaded("Too many sign in at once.", 2).raise();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problems.unavailable("The program is stopping.").raise();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
